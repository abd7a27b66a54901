#include "store/waiting_store.h"

#include "store/awaited.h"

namespace app {

using namespace murabaha;

namespace {

/// Lets `request` ask with a callback, waits for the answer and passes it on.
template <class T, class Request>
void wait_for(const Store::Done<T>& done, Request request) {
  Awaited<Result<T>> answer;
  request([&answer](Result<T> result) { answer.give(std::move(result)); });
  done(answer.wait());
}

}  // namespace

void WaitingStore::commit(Records step, Done<void> done) {
  wait_for(done, [&](Done<void> told) { store_->commit(std::move(step), std::move(told)); });
}

void WaitingStore::load(std::string contract_id, Done<std::vector<AuditRow>> done) {
  wait_for(done, [&](auto told) { store_->load(std::move(contract_id), std::move(told)); });
}

void WaitingStore::read(std::string contract_id, Done<Records> done) {
  wait_for(done, [&](auto told) { store_->read(std::move(contract_id), std::move(told)); });
}

void WaitingStore::note(Attempt attempt, Done<void> done) {
  wait_for(done, [&](auto told) { store_->note(std::move(attempt), std::move(told)); });
}

void WaitingStore::attempts(std::string contract_id, Done<std::vector<Attempt>> done) {
  wait_for(done, [&](auto told) { store_->attempts(std::move(contract_id), std::move(told)); });
}

void WaitingStore::list(ListQuery query, Done<ListPage> done) {
  wait_for(done, [&](auto told) { store_->list(std::move(query), std::move(told)); });
}

void WaitingStore::contracts(std::string after, std::int64_t limit,
                             Done<std::vector<Snapshot>> done) {
  wait_for(done, [&](auto told) { store_->contracts(std::move(after), limit, std::move(told)); });
}

void WaitingStore::open_payouts(Done<std::vector<std::string>> done) {
  wait_for(done, [&](auto told) { store_->open_payouts(std::move(told)); });
}

void WaitingStore::payouts(std::string after, std::int64_t limit,
                           Done<std::vector<KeptPayout>> done) {
  wait_for(done, [&](auto told) { store_->payouts(std::move(after), limit, std::move(told)); });
}

void WaitingStore::charity(Done<std::vector<CharityRow>> done) {
  wait_for(done, [&](auto told) { store_->charity(std::move(told)); });
}

void WaitingStore::orphans(Done<std::vector<Orphan>> done) {
  wait_for(done, [&](auto told) { store_->orphans(std::move(told)); });
}

}  // namespace app
