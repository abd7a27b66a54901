#pragma once

#include <coroutine>
#include <exception>
#include <optional>
#include <type_traits>
#include <utility>

#include "actor/pool.h"
#include "base/contract.h"

namespace otp {

/// Where a process keeps the coroutine that it resumes next. Handing over through this slot instead
/// of by symmetric transfer keeps the stack flat in builds without optimisation too.
struct CoroutineSlot {
  std::coroutine_handle<> next;
};

namespace detail {

struct PromiseBase : pool::Pooled {
  CoroutineSlot* process = nullptr;
  std::coroutine_handle<> caller;  // resumed when this coroutine has ended; none for the outermost
  std::exception_ptr failure;

  struct ReturnToCaller {
    bool await_ready() noexcept { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> ended) noexcept {
      PromiseBase& promise = ended.promise();
      promise.process->next = promise.caller;
    }
    void await_resume() noexcept {}
  };

  std::suspend_always initial_suspend() noexcept { return {}; }
  ReturnToCaller final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept { failure = std::current_exception(); }
};

template <class T>
struct Promise : PromiseBase {
  std::optional<T> value;

  std::coroutine_handle<Promise> get_return_object() noexcept {
    return std::coroutine_handle<Promise>::from_promise(*this);
  }
  template <class From>
  void return_value(From&& from) {
    value.emplace(std::forward<From>(from));
  }
  T take() {
    if (failure) std::rethrow_exception(failure);
    return std::move(*value);
  }
};

template <>
struct Promise<void> : PromiseBase {
  std::coroutine_handle<Promise> get_return_object() noexcept {
    return std::coroutine_handle<Promise>::from_promise(*this);
  }
  void return_void() noexcept {}
  void take() {
    if (failure) std::rethrow_exception(failure);
  }
};

}  // namespace detail

/// A coroutine of one process: it runs when awaited, in the process of the awaiting coroutine, and
/// gives a `T` or throws. Destroying a task that waits ends it.
///
/// g++ 12 destroys some temporaries inside a `co_await` expression twice: aggregates that own
/// something and lambdas that capture by value. Name such a value first, then await.
/// @thread owner
template <class T = void>
class [[nodiscard]] Task {
 public:
  using promise_type = detail::Promise<T>;
  using Handle = std::coroutine_handle<promise_type>;

  Task() = default;
  Task(Handle handle) : handle_(handle) {}
  Task(Task&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Task& operator=(Task&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  ~Task() {
    if (handle_) handle_.destroy();
  }

  explicit operator bool() const { return static_cast<bool>(handle_); }

  /// Makes this the coroutine that `process` resumes next; nobody waits for its end.
  void start(CoroutineSlot& process) {
    handle_.promise().process = &process;
    process.next = handle_;
  }
  bool done() const { return handle_.done(); }
  /// The result of a task that was started and is done.
  T take() { return handle_.promise().take(); }

  auto operator co_await() & { return Awaiter{handle_}; }
  auto operator co_await() && { return Awaiter{handle_}; }

 private:
  struct Awaiter {
    Handle handle;

    bool await_ready() const noexcept { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> caller) noexcept {
      handle.promise().caller = caller;
      handle.promise().process = caller.promise().process;
      caller.promise().process->next = handle;
    }
    T await_resume() { return handle.promise().take(); }
  };

  Handle handle_;
};

}  // namespace otp
