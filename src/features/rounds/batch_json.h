// Batches as the API shows them and takes them.
#pragma once

#include "features/rounds/batch_actions.h"
#include "platform/http/message.h"

namespace lianxin::rounds {

Result<NewBatch> read_new_batch(std::string_view body);
Result<TypedSheet> read_typed_sheet(std::string_view body);
Result<BatchOrder> read_batch_order(std::string_view body);
std::string write_batch(const Doing&, const RoundBook&, const BatchShown&, const std::vector<places::PlaceRef>&, http::Language);
std::string write_batches(const Doing&, const RoundBook&, const std::vector<Batch>&, const std::vector<places::PlaceRef>&, http::Language);

}  // namespace lianxin::rounds
