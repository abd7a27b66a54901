#include "murabaha/memory_store.h"

#include <fmt/format.h>

#include <algorithm>

#include "murabaha/trail.h"

namespace murabaha {

using otp::refuse;
using otp::tuple;

namespace {

Result<> check_version(const Records& kept, const AuditRow& first) {
  std::int64_t current = kept.snapshot.version;
  if (first.seq == current + 1) return {};
  if (first.seq == 1) {
    return refuse(Atom("already_exists"), "A contract of this id is kept already.");
  }
  return refuse(tuple(Atom("version_conflict"), current),
                "Somebody else has changed the contract meanwhile.");
}

Result<> check_references(const Records& kept, const Records& step) {
  for (const PaymentRow& payment : step.payments) {
    if (payment.reference.empty()) continue;
    auto known = std::ranges::find(kept.payments, payment.reference, &PaymentRow::reference);
    if (known == kept.payments.end()) continue;
    return refuse(tuple(Atom("duplicate_reference"), known->seq),
                  fmt::format("The reference {} was recorded already.",
                              in_quotes(payment.reference, "of the payment")));
  }
  return {};
}

}  // namespace

void MemoryStore::commit(Records step, Done<void> done) {
  done(contents_.with([&](Contents& contents) -> Result<> {
    auto found = contents.contracts.find(step.snapshot.contract_id);
    const Records& kept = found == contents.contracts.end() ? Records() : found->second;
    if (auto checked = check_version(kept, step.trail.front()); !checked) return checked;
    if (auto checked = check_references(kept, step); !checked) return checked;
    add_records(contents.contracts[step.snapshot.contract_id], step);
    return {};
  }));
}

void MemoryStore::load(std::string contract_id, Done<std::vector<AuditRow>> done) {
  done(contents_.with([&](const Contents& contents) -> std::vector<AuditRow> {
    auto found = contents.contracts.find(contract_id);
    if (found == contents.contracts.end()) return {};
    return found->second.trail;
  }));
}

void MemoryStore::read(std::string contract_id, Done<Records> done) {
  done(contents_.with([&](const Contents& contents) -> Result<Records> {
    auto found = contents.contracts.find(contract_id);
    if (found == contents.contracts.end()) {
      return refuse(Atom("not_found"), "There is no contract " + contract_id + ".");
    }
    return found->second;
  }));
}

void MemoryStore::note(Attempt attempt, Done<void> done) {
  contents_.with([&](Contents& contents) {
    contents.attempts[attempt.contract_id].push_back(std::move(attempt));
  });
  done({});
}

void MemoryStore::attempts(std::string contract_id, Done<std::vector<Attempt>> done) {
  done(contents_.with([&](const Contents& contents) -> std::vector<Attempt> {
    auto found = contents.attempts.find(contract_id);
    return found == contents.attempts.end() ? std::vector<Attempt>{} : found->second;
  }));
}

namespace {

bool matches(const Snapshot& row, const ListQuery& query) {
  if (!query.state.empty() && row.state != query.state) return false;
  return row.contract_id.find(query.text) != std::string::npos ||
         row.customer_id.find(query.text) != std::string::npos;
}

void count(std::map<std::string, CurrencyTotal>& totals, const Snapshot& row) {
  CurrencyTotal& total = totals[row.currency];
  total.currency = row.currency;
  ++total.contracts;
  total.total += row.total;
  total.outstanding += row.outstanding;
}

}  // namespace

void MemoryStore::list(ListQuery query, Done<ListPage> done) {
  done(contents_.with([&](const Contents& contents) {
    ListPage page;
    std::map<std::string, CurrencyTotal> totals;
    for (const auto& [id, records] : contents.contracts) {
      if (!matches(records.snapshot, query)) continue;
      std::int64_t place = page.matches++;
      bool is_on_page = place >= query.offset && place < query.offset + query.limit;
      if (is_on_page) page.rows.push_back(records.snapshot);
      count(totals, records.snapshot);
    }
    for (auto& [currency, total] : totals) page.totals.push_back(std::move(total));
    return page;
  }));
}

void MemoryStore::contracts(std::string after, std::int64_t limit,
                            Done<std::vector<Snapshot>> done) {
  done(contents_.with([&](const Contents& contents) {
    std::vector<Snapshot> page;
    auto next = contents.contracts.upper_bound(after);
    for (; next != contents.contracts.end() && std::cmp_less(page.size(), limit); ++next) {
      page.push_back(next->second.snapshot);
    }
    return page;
  }));
}

void MemoryStore::open_payouts(Done<std::vector<std::string>> done) {
  done(contents_.with([&](const Contents& contents) {
    std::vector<std::string> ids;
    for (const auto& [id, records] : contents.contracts) {
      if (std::ranges::any_of(records.intents, &IntentRow::is_open)) ids.push_back(id);
    }
    return ids;
  }));
}

void MemoryStore::payouts(std::string after, std::int64_t limit,
                          Done<std::vector<KeptPayout>> done) {
  done(contents_.with([&](const Contents& contents) {
    std::vector<KeptPayout> all;
    for (const auto& [id, records] : contents.contracts) {
      for (const IntentRow& intent : records.intents) {
        if (intent.intent > after) all.push_back({id, intent});
      }
    }
    std::ranges::sort(all, {}, [](const KeptPayout& payout) { return payout.intent.intent; });
    all.resize(std::min(all.size(), std::size_t(std::max<std::int64_t>(limit, 0))));
    return all;
  }));
}

/// Here all rows of a contract are in one place.
void MemoryStore::orphans(Done<std::vector<Orphan>> done) { done(std::vector<Orphan>()); }

void MemoryStore::charity(Done<std::vector<CharityRow>> done) {
  done(contents_.with([&](const Contents& contents) -> Result<std::vector<CharityRow>> {
    std::vector<CharityRow> all;
    for (const auto& [id, records] : contents.contracts) {
      for (const AuditRow& row : records.trail) {
        if (!is_of_charity(row)) continue;
        auto read = charity_row(id, records.snapshot.currency, row);
        if (!read) return std::unexpected(read.error());
        all.push_back(std::move(*read));
      }
    }
    sort_by_time(all);
    return all;
  }));
}

}  // namespace murabaha
