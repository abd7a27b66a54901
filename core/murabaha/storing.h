#pragma once

#include "actor/self.h"
#include "murabaha/store.h"

/// How a process asks a store: it waits for a message, and no thread is blocked.
namespace murabaha {

/// The answer of a store to the process that has asked.
template <class T>
struct Stored {
  otp::Ref ref;
  Result<T> result;
};

namespace detail {

/// What sends a store's answer to this process.
template <class T>
Store::Done<T> answer_to(otp::Self self, otp::Ref ref) {
  return [&runtime = self.runtime(), asking = self.pid(), ref](Result<T> result) {
    runtime.send(asking, Stored<T>{ref, std::move(result)});
  };
}

template <class T>
otp::Task<Result<T>> stored(otp::Self self, otp::Ref ref, otp::MailboxMark mark) {
  auto is_mine = [ref](const Stored<T>& answer) { return answer.ref == ref; };
  auto receiving = self.receive_if<Stored<T>>(is_mine, otp::infinity, mark);
  auto answer = co_await receiving;
  co_return std::move(answer->result);
}

}  // namespace detail

/// See Store::commit.
inline otp::Task<Result<>> commit(otp::Self self, Store& store, Records step) {
  auto mark = self.mark_mailbox();
  otp::Ref ref = self.make_ref();
  store.commit(std::move(step), detail::answer_to<void>(self, ref));
  return detail::stored<void>(self, ref, mark);
}

/// See Store::load.
inline otp::Task<Result<std::vector<AuditRow>>> load(otp::Self self, Store& store,
                                                     std::string contract_id) {
  auto mark = self.mark_mailbox();
  otp::Ref ref = self.make_ref();
  store.load(std::move(contract_id), detail::answer_to<std::vector<AuditRow>>(self, ref));
  return detail::stored<std::vector<AuditRow>>(self, ref, mark);
}

/// See Store::read.
inline otp::Task<Result<Records>> read(otp::Self self, Store& store, std::string contract_id) {
  auto mark = self.mark_mailbox();
  otp::Ref ref = self.make_ref();
  store.read(std::move(contract_id), detail::answer_to<Records>(self, ref));
  return detail::stored<Records>(self, ref, mark);
}

/// See Store::open_payouts.
inline otp::Task<Result<std::vector<std::string>>> open_payouts(otp::Self self, Store& store) {
  auto mark = self.mark_mailbox();
  otp::Ref ref = self.make_ref();
  store.open_payouts(detail::answer_to<std::vector<std::string>>(self, ref));
  return detail::stored<std::vector<std::string>>(self, ref, mark);
}

}  // namespace murabaha
