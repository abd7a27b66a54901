#pragma once

#include <future>
#include <memory>

#include "murabaha/store.h"

namespace murabaha {

/// What a request of a store gives, waited for: `wait_for<ListPage>([&](auto done) {
/// store.list(query, done); })`.
/// @thread any but the store's own, and no process
template <class T, class Ask>
Result<T> wait_for(Ask ask) {
  auto given = std::make_shared<std::promise<Result<T>>>();
  std::future<Result<T>> answer = given->get_future();
  ask(Store::Done<T>([given](Result<T> result) { given->set_value(std::move(result)); }));
  return answer.get();
}

}  // namespace murabaha
