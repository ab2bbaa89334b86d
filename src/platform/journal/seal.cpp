// Sealing and its verification. A row's hash covers all its columns, a batch's hash all its rows and the batch before it.
#include <algorithm>
#include <charconv>
#include <limits>
#include <map>

#include "base/text.h"
#include "platform/crypto/digest.h"
#include "platform/journal/journal.h"
#include "platform/journal/settled.h"

namespace lianxin::journal {
namespace {

constexpr int batch_rows = 2000;
constexpr int batches_at_once = 50;

// Each field with its length: no two rows look alike.
void add_field(std::string& out, std::string_view field) { out.append(std::to_string(field.size())).append(":").append(field); }

std::string hash_of(const Row& row) {
  std::string bytes;
  bytes.reserve(256 + row.detail.size());
  add_field(bytes, std::to_string(row.seq));
  add_field(bytes, std::to_string(row.at.ms));
  add_field(bytes, to_text(row.account));
  add_field(bytes, to_text(row.person));
  for (const auto* text : {&row.actor_name, &row.via, &row.request_id, &row.kind, &row.subject_kind, &row.subject, &row.place_path, &row.detail}) {
    add_field(bytes, *text);
  }
  const auto digest = crypto::sha256(bytes);
  return crypto::base64url({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

struct Batch {
  std::int64_t no = 0;
  Moment sealed_at{};
  std::int64_t row_count = 0;
  Position end{};
  std::string row_hashes{};  // "seq:hash,seq:hash"
  std::string previous_hash{};
  std::string hash{};
};

std::string hash_of(const Batch& batch) {
  std::string bytes;
  add_field(bytes, std::to_string(batch.no));
  add_field(bytes, std::to_string(batch.sealed_at.ms));
  add_field(bytes, std::to_string(batch.row_count));
  add_field(bytes, batch.row_hashes);
  add_field(bytes, batch.previous_hash);
  return crypto::hexadecimal(crypto::sha256(bytes));
}

Batch read_batch(const db::Row& row) {
  return {row.get<std::int64_t>(0), row.get<Moment>(1), row.get<std::int64_t>(2), {row.get<std::int64_t>(3), row.get<std::int64_t>(4)},
          row.get<std::string>(5), row.get<std::string>(6), row.get<std::string>(7)};
}

constexpr std::string_view select_batches =
    "select no, sealed_at, row_count, last_tx, last_seq, row_hashes, previous_hash, hash from journal_batches where no > $1 order by no limit 1";

struct SealedRow {
  std::int64_t seq = 0;
  std::string_view hash;
};

std::vector<SealedRow> rows_of(const Batch& batch) {
  std::vector<SealedRow> out;
  if (batch.row_hashes.empty()) return out;
  for (const auto piece : split(batch.row_hashes, ',')) {
    SealedRow row;
    const auto colon = piece.find(':');
    if (colon == std::string_view::npos) continue;
    std::from_chars(piece.data(), piece.data() + colon, row.seq);
    row.hash = piece.substr(colon + 1);
    out.push_back(row);
  }
  return out;
}

void note(Verification& result, std::int64_t seq, std::string_view what) {
  if (result.first_broken_seq != 0) return;
  result.first_broken_seq = seq;
  result.what = what;
}

// What a batch says against what the journal holds now. Gives how many rows are missing.
Result<std::int64_t> verify_rows(const db::Reader& reader, const std::vector<SealedRow>& sealed, Verification& result) {
  if (sealed.empty()) return std::int64_t{0};
  std::int64_t missing = 0;
  const auto [first, last] = std::minmax_element(sealed.begin(), sealed.end(), [](const auto& a, const auto& b) { return a.seq < b.seq; });
  std::map<std::int64_t, std::string> found;
  const std::string sql =
      "select " + std::string(columns(reader.dialect())) + " from journal where seq between $1 and $2";
  TRY(reader.select(sql, {first->seq, last->seq}, [&](const db::Row& row) {
    const Row read = read_row(row);
    found.emplace(read.seq, hash_of(read));
  }));
  for (const SealedRow& row : sealed) {
    const auto now = found.find(row.seq);
    if (now == found.end()) {
      ++missing;
      note(result, row.seq, "journal.row_missing");
    } else if (now->second != row.hash) {
      note(result, row.seq, "journal.row_altered");
    }
  }
  return missing;
}

// The first row within what is sealed that no batch knows. `sealed` in order.
Result<std::int64_t> find_stranger(const db::Reader& reader, Position end, const std::vector<std::int64_t>& sealed) {
  const bool sqlite = reader.dialect() == db::Dialect::sqlite;
  const std::string sql = std::string("select seq, ") + (sqlite ? "0" : "tx") + " from journal where seq > $1 order by seq limit 10000";
  std::int64_t stranger = 0;
  for (std::int64_t last = std::numeric_limits<std::int64_t>::min(); stranger == 0;) {
    std::int64_t rows = 0;
    TRY(reader.select(sql, {last}, [&](const db::Row& row) {
      ++rows;
      last = row.get<std::int64_t>(0);
      const bool within = Position{row.get<std::int64_t>(1), last} <= end;
      if (within && stranger == 0 && !std::binary_search(sealed.begin(), sealed.end(), last)) stranger = last;
    }));
    if (rows == 0) break;
  }
  return stranger;
}

// Looks for rows within what is sealed that no batch knows, only where the numbers do not agree.
Result<void> verify_no_more(const db::Reader& reader, Position end, std::vector<std::int64_t>& sealed, std::int64_t missing, Verification& result) {
  const auto all = TRY(reader.integer("select count(*) from journal", {}));
  const auto within = reader.dialect() == db::Dialect::sqlite
                          ? TRY(reader.integer("select count(*) from journal where seq <= $1", {end.seq}))
                          : TRY(reader.integer("select count(*) from journal where (tx, seq) <= ($1, $2)", {end.tx, end.seq}));
  result.unsealed_rows = all - within;
  if (within == result.sealed_rows - missing) return {};
  std::sort(sealed.begin(), sealed.end());
  const auto stranger = TRY(find_stranger(reader, end, sealed));
  if (stranger != 0) note(result, stranger, "journal.row_slipped_in");
  return {};
}

}  // namespace

Result<std::int64_t> seal(db::Writer& writer, Moment now) {
  auto last = TRY(writer.find("select no, sealed_at, row_count, last_tx, last_seq, row_hashes, previous_hash, hash from journal_batches "
                              "order by no desc limit 1", {}, read_batch)).value_or(Batch{});
  std::int64_t sealed = 0;
  for (int i = 0; i < batches_at_once; ++i) {
    const auto rows = TRY(settled_after(writer, last.end, batch_rows));
    if (rows.empty()) break;
    Batch batch{.no = last.no + 1, .sealed_at = now, .row_count = static_cast<std::int64_t>(rows.size()), .end = rows.back().position,
                .previous_hash = last.hash};
    for (const Settled& settled : rows) {
      if (!batch.row_hashes.empty()) batch.row_hashes.push_back(',');
      batch.row_hashes.append(std::to_string(settled.row.seq)).append(":").append(hash_of(settled.row));
    }
    batch.hash = hash_of(batch);
    TRY(writer.run("insert into journal_batches (no, sealed_at, row_count, last_tx, last_seq, row_hashes, previous_hash, hash) "
                   "values ($1, $2, $3, $4, $5, $6, $7, $8)",
                   {batch.no, batch.sealed_at, batch.row_count, batch.end.tx, batch.end.seq, batch.row_hashes, batch.previous_hash, batch.hash}));
    sealed += batch.row_count;
    last = std::move(batch);
    if (rows.size() < batch_rows) break;
  }
  return sealed;
}

Result<Verification> verify(const db::Reader& reader) {
  Verification result;
  std::vector<std::int64_t> sealed;
  std::int64_t missing = 0;
  Batch last;
  for (;;) {
    auto next = TRY(reader.find(select_batches, {last.no}, read_batch));
    if (!next) break;
    const auto rows = rows_of(*next);
    const std::int64_t first_seq = rows.empty() ? next->end.seq : rows.front().seq;
    if (next->no != last.no + 1 || next->previous_hash != last.hash) note(result, first_seq, "journal.chain_broken");
    if (next->hash != hash_of(*next)) note(result, first_seq, "journal.batch_altered");
    missing += TRY(verify_rows(reader, rows, result));
    for (const SealedRow& row : rows) sealed.push_back(row.seq);
    ++result.batches;
    result.sealed_rows += static_cast<std::int64_t>(rows.size());
    last = std::move(*next);
  }
  TRY(verify_no_more(reader, last.end, sealed, missing, result));
  return result;
}

}  // namespace lianxin::journal
