#pragma once

#include <vector>

#include "otp/request.h"

namespace otp::detail {

/// Messages that can be built from a record: those that list their fields, and empty ones.
template <class T>
concept Buildable = HasFields<T> ||(std::is_empty_v<T>&& std::default_initializable<T>);

template <class M, class R>
Task<Result<Term>> send_call(Self self, Target to, Term fields, Timeout timeout) {
  Result<M> message = read_value<M>(fields);
  if (!message) co_return std::unexpected(message.error());
  Request<R, M> request(self, to, std::move(*message), timeout);
  auto answer = co_await request;
  if (!answer) co_return std::unexpected(answer.error());
  if constexpr (std::is_void_v<typename decltype(answer)::value_type>) co_return atoms::ok;
  else co_return describe(*answer);
}

template <Role role, class M>
Task<Result<Term>> send_message(Self self, Target to, Term fields, Timeout) {
  Result<M> message = read_value<M>(fields);
  if (!message) co_return std::unexpected(message.error());
  Pid pid = to.resolve(self.runtime());
  if (pid.is_none()) co_return refuse(atoms::noproc, "nobody has that name");
  self.process().send(pid, make_envelope<role, M>(std::move(*message)));
  co_return atoms::ok;
}

template <class M, class R>
void add_shape(Call<M, R>, std::vector<MessageShape>& shapes) {
  if constexpr (Buildable<M>) {
    shapes.push_back(
        {trace::MessageRole::Call, atom_of_type<M>(), field_shapes<M>(), &send_call<M, R>});
  }
}
template <class M>
void add_shape(Cast<M>, std::vector<MessageShape>& shapes) {
  if constexpr (Buildable<M>) {
    shapes.push_back({trace::MessageRole::Cast, atom_of_type<M>(), field_shapes<M>(),
                      &send_message<Role::Cast, M>});
  }
}
template <class M>
void add_shape(Info<M>, std::vector<MessageShape>& shapes) {
  if constexpr (Buildable<M> && plain_role<M> == Role::Info) {
    shapes.push_back({trace::MessageRole::Info, atom_of_type<M>(), field_shapes<M>(),
                      &send_message<Role::Info, M>});
  }
}
template <class M>
void add_shape(Continue<M>, std::vector<MessageShape>&) {}

template <class S, class... Rows>
Protocol make_protocol(Accepts<Rows...>) {
  Protocol protocol{atom_of_type<S>(), {}};
  (add_shape(Rows(), protocol.messages), ...);
  return protocol;
}

/// Lets tools find out what servers of this module accept.
template <class S>
void offer_protocol(Runtime& runtime) {
  static const Protocol protocol = make_protocol<S>(typename S::Accepts());
  runtime.protocols.with(
      [&](auto& protocols) { protocols.emplace(protocol.module.id(), &protocol); });
}

}  // namespace otp::detail
