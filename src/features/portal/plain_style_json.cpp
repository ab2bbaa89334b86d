#include <string_view>

#include "features/portal/plain_page_json.h"

namespace lianxin::portal {
namespace {

// Colours are those of web/src/ui/tokens.css; small enough for a slow line, and the pages are whole without it.
constexpr std::string_view style = R"(:root { color-scheme: light dark; --ink: #17211f; --ink2: #3b4947; --ink3: #5c6a67; --paper: #f6f4ef; --surface: #fff; --line: #e0dcd2;
  --field: #7d8a87; --pine: #0f5a5a; --on-pine: #fff; --pine-50: #e8f1f0; --wheat-50: #fbf3e2; --wheat: #7a4b00; --wheat-mark: #b87a14; --cinnabar: #ae2e1f; --cinnabar-50: #fbecea }
@media (prefers-color-scheme: dark) { :root { --ink: #ecefec; --ink2: #c6cfcc; --ink3: #a0acaa; --paper: #121918; --surface: #1b2423; --line: #35403e;
  --field: #84918e; --pine: #7cc4be; --on-pine: #0b1f1e; --pine-50: #17302f; --wheat-50: #33280f; --wheat: #f0c878; --wheat-mark: #d9a441; --cinnabar: #f2a297; --cinnabar-50: #3a1a16 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.65 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif }
header, main, footer { max-width: 42rem; margin-inline: auto; padding: 0 1rem }
header { display: flex; flex-wrap: wrap; gap: 0 1.25rem; align-items: center; padding-block: .5rem; border-bottom: 1px solid var(--line) }
.brand { margin-inline-end: auto; font: 700 1.5rem/1.3 "Noto Serif CJK SC", "Songti SC", SimSun, serif; text-decoration: none }
nav { display: flex; flex-wrap: wrap; gap: 0 1.25rem }
a { color: var(--pine) }
header a, .below { display: inline-flex; align-items: center; min-height: 3rem }
[aria-current] { font-weight: 700; color: var(--ink); text-decoration: none }
main { padding-block: 1.25rem 2rem }
h1 { margin: 0 0 .75rem; font: 700 1.75rem/1.35 "Noto Serif CJK SC", "Songti SC", SimSun, serif }
h2 { margin: 1.75rem 0 .5rem; font-size: 1.25rem; line-height: 1.4 }
p { margin: .25rem 0 }
.hint, .muted, footer { color: var(--ink3) }
.ways { display: grid; gap: .75rem; padding: 0; list-style: none }
.ways a { display: block; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: 10px; background: var(--surface); font-weight: 700 }
.card { margin: 1rem 0; padding: .75rem 1.25rem 1rem; border: 1px solid var(--line); border-radius: 10px; background: var(--surface) }
.card > h2:first-child { margin-top: .25rem }
.said { margin: .5rem 0; padding-inline-start: .9rem; border-inline-start: 4px solid var(--wheat-mark); font: 400 1.125rem/1.75 "Noto Serif CJK SC", "Songti SC", SimSun, serif }
.said, .office { white-space: pre-line; overflow-wrap: anywhere }
.trouble { margin: 0 0 1.25rem; padding: .75rem 1.25rem; border: 2px solid var(--cinnabar); border-radius: 10px; background: var(--cinnabar-50) }
.trouble h2 { margin: 0; font-size: 1.125rem }
.trouble ul { margin: .25rem 0; padding-inline-start: 1.25rem }
.trouble a { display: inline-block; min-height: 1.75rem; color: var(--cinnabar) }
.fault { color: var(--cinnabar); font-weight: 500 }
.field, fieldset { margin: 0 0 1.25rem }
fieldset { padding: .5rem 1rem 1rem; border: 1px solid var(--line); border-radius: 10px; background: var(--surface) }
label, legend { font-weight: 500 }
legend { padding-inline: .25rem; font-weight: 700 }
.tick { display: flex; gap: .6rem; align-items: center; min-height: 3rem }
.tick label { flex: 1; padding-block: .6rem }
.tick input { flex: none; width: 1.5rem; height: 1.5rem; accent-color: var(--pine) }
input[type=text], input[type=tel], input[type=search], textarea, select { width: 100%; min-height: 3rem; padding: .6rem .8rem; border: 1px solid var(--field); border-radius: 6px; background: var(--surface); color: inherit; font: inherit }
textarea { line-height: 1.65 }
[aria-invalid] { border: 2px solid var(--cinnabar) }
button { min-height: 3rem; padding: .5rem 1.25rem; border: 1px solid var(--field); border-radius: 6px; background: var(--surface); color: var(--ink); font: inherit; font-weight: 500; cursor: pointer }
button.main { border-color: var(--pine); background: var(--pine); color: var(--on-pine); font-weight: 700 }
:focus-visible { outline: 3px solid var(--wheat-mark); outline-offset: 2px }
.find { display: flex; gap: .5rem; margin-block: .25rem .5rem }
.find input { flex: 1; min-width: 0 }
.places { margin: 0; padding: 0; list-style: none }
.places li { display: flex; gap: .5rem; align-items: center; border-top: 1px solid var(--line) }
.places .tick { flex: 1 }
.code { margin: .5rem 0; font-size: 1.75rem; font-weight: 700; letter-spacing: .06em; overflow-wrap: anywhere; user-select: all }
.note { padding: .75rem 1rem; border-radius: 10px; background: var(--wheat-50); color: var(--wheat) }
.late { color: var(--cinnabar) }
.steps { margin: 1rem 0; padding-inline-start: 1.25rem }
.steps li { margin-block-end: .75rem; padding-inline-start: .25rem }
.steps b { display: block }
.row + fieldset { margin-block-start: 1.5rem }
.row { display: flex; flex-wrap: wrap; gap: .75rem; margin-block-start: .75rem }
footer { padding-block: 1rem 2rem; border-top: 1px solid var(--line) }
@media print { header nav, footer, form { display: none } }
)";

}  // namespace

http::Reply plain_style(const http::Request&) {
  http::Reply out;
  out.content_type = "text/css; charset=utf-8";
  out.headers.push_back({"cache-control", "public, max-age=3600"});
  out.lasting_body = style;
  return out;
}

}  // namespace lianxin::portal
