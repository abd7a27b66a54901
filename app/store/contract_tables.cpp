#include "store/contract_tables.h"

#include <algorithm>
#include <ranges>

#include "base/json.h"

namespace app {

using namespace murabaha;

ContractTables::ContractTables()
    : contracts("contracts",
                {{"customer_id", &Snapshot::customer_id},
                 {"currency", &Snapshot::currency},
                 {"exponent", &Snapshot::exponent},
                 {"asset_cost", &Snapshot::asset_cost},
                 {"profit_amount", &Snapshot::profit},
                 {"total_amount", &Snapshot::total},
                 {"profile", &Snapshot::profile},
                 {"choices", &Snapshot::choices},
                 {"state", &Snapshot::state},
                 {"paid", &Snapshot::paid},
                 {"outstanding", &Snapshot::outstanding},
                 {"refund_due", &Snapshot::refund_due},
                 {"next_due", &Snapshot::next_due},
                 {"disbursement", &Snapshot::disbursement},
                 {"version", &Snapshot::version},
                 {"head_hash", &Snapshot::head_hash},
                 {"created_at", &Snapshot::created_at}},
                "contract_id"),
      transitions("transitions",
                  {{"seq", &AuditRow::seq},
                   {"command", &AuditRow::command},
                   {"from_state", &AuditRow::from},
                   {"to_state", &AuditRow::to},
                   {"actor", &AuditRow::actor},
                   {"at", &AuditRow::at},
                   {"idem_key", &AuditRow::key},
                   {"params", &AuditRow::params},
                   {"prev_hash", &AuditRow::prev_hash},
                   {"hash", &AuditRow::hash}},
                  "seq"),
      payments("payments",
               {{"number", &PaymentRow::number},
                {"seq", &PaymentRow::seq},
                {"received", &PaymentRow::received},
                {"applied", &PaymentRow::applied},
                {"excess", &PaymentRow::excess},
                {"value_date", &PaymentRow::value_date},
                {"reference", &PaymentRow::reference}},
               "number"),
      postings("postings",
               {{"seq", &PostingRow::seq},
                {"number", &PostingRow::number},
                {"account", &PostingRow::account},
                {"amount", &PostingRow::amount}},
               "seq, number"),
      entries("entries", {{"seq", &EntryRow::seq}, {"lines", &EntryRow::lines}}, "seq"),
      evidence("evidence",
               {{"number", &EvidenceRow::number},
                {"seq", &EvidenceRow::seq},
                {"kind", &EvidenceRow::kind},
                {"dated", &EvidenceRow::dated},
                {"document", &EvidenceRow::document},
                {"sha256", &EvidenceRow::sha256},
                {"note", &EvidenceRow::note},
                {"supersedes", &EvidenceRow::supersedes}},
               "number"),
      instalments("instalments",
                  {{"version", &InstalmentRow::version},
                   {"number", &InstalmentRow::number},
                   {"due", &InstalmentRow::due},
                   {"amount", &InstalmentRow::amount},
                   {"cost_part", &InstalmentRow::cost_part},
                   {"profit_part", &InstalmentRow::profit_part}},
                  "version, number"),
      intents("disbursement_intents",
              {{"intent", &IntentRow::intent},
               {"purpose", &IntentRow::purpose},
               {"attempt", &IntentRow::attempt},
               {"amount", &IntentRow::amount},
               {"currency", &IntentRow::currency},
               {"payee", &IntentRow::payee},
               {"status", &IntentRow::status},
               {"created_at", &IntentRow::created_at},
               {"settled_at", &IntentRow::settled_at},
               {"reason", &IntentRow::reason}},
              "attempt"),
      gateway_calls("gateway_calls",
                    {{"intent", &GatewayCallRow::intent},
                     {"number", &GatewayCallRow::number},
                     {"seq", &GatewayCallRow::seq},
                     {"kind", &GatewayCallRow::kind},
                     {"at", &GatewayCallRow::at},
                     {"outcome", &GatewayCallRow::outcome}},
                    "number"),
      keys("idempotency",
           {{"command", &KeyRow::command},
            {"key", &KeyRow::key},
            {"params_hash", &KeyRow::params_hash},
            {"seq", &KeyRow::seq}},
           "seq, command, key"),
      attempts("attempts",
               {{"command", &Attempt::command},
                {"actor", &Attempt::actor},
                {"at", &Attempt::at},
                {"code", &Attempt::code},
                {"sentence", &Attempt::sentence}},
               "id") {}

std::vector<EntryRow> entries_of(const std::vector<PostingRow>& postings) {
  std::vector<EntryRow> entries;
  for (auto first = postings.begin(); first != postings.end();) {
    auto last = std::find_if(first, postings.end(),
                             [&](const PostingRow& each) { return each.seq != first->seq; });
    otp::JsonWriter lines;
    lines.begin_object();
    for (const PostingRow& line : std::ranges::subrange(first, last)) {
      lines.key(std::to_string(line.number)).begin_object();
      lines.field(line.account, line.amount).end_object();
    }
    entries.push_back({first->seq, lines.end_object().take()});
    first = last;
  }
  return entries;
}

const ContractTables& contract_tables() {
  static const ContractTables tables;
  return tables;
}

}  // namespace app
