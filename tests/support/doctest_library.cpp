// doctest itself, apart from its main: benches use the support library and have a main of their own.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
