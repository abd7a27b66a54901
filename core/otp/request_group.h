#pragma once

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "otp/request.h"

namespace otp {

/// Calls under way whose answers are taken as they come, each with a label to know it by:
///
///     RequestGroup<int, std::size_t> group(self);
///     for (std::size_t i = 0; i < counters.size(); ++i)
///       group.add(self.send_request(counters[i], Counter::Get{}), i);
///     while (auto response = co_await group.wait()) use(response->label, response->answer);
///
/// Each answer is what the request alone would have given, see Request. They are given in the
/// order in which they come.
/// @tparam R what the calls are answered with, as in the server's table
/// @thread the process that made the requests
template <class R, class Label = Term>
class RequestGroup {
 public:
  using Answer = typename detail::OpenRequest<R>::Answer;
  /// An answer and the label of its request.
  struct Response {
    Label label;
    Answer answer;
  };

  explicit RequestGroup(Self self) : self_(self) {}

  /// Adds a request that has not been awaited.
  template <class M, Role role, class Given>
  void add(Request<R, M, role, Given> request, Label label) {
    open_.emplace_back(std::move(request), std::move(label));
  }
  /// How many requests have no answer yet.
  std::size_t size() const { return open_.size(); }

  /// The next answer, or failure, with its label.
  /// - nothing when the group is empty
  /// - nothing when none has come within the limit; the requests go on, each with its own limit
  auto wait(Timeout limit = infinity) { return Waiter(*this, limit); }

  /// Gives up all answers that have not come.
  void abandon() { open_.clear(); }

 private:
  using Open = std::pair<detail::OpenRequest<R>, Label>;

  class Waiter final : public detail::ProcessWaiter {
   public:
    Waiter(RequestGroup& group, Timeout limit)
        : ProcessWaiter(group.self_.process(), limit), group_(group) {
      for (const Open& open : group.open_) deadline = std::min(deadline, open.first.deadline());
    }
    bool complete(Process&) override { return group_.open_.empty() || group_.has_settled(); }
    void time_out() override {
      for (Open& open : group_.open_) open.first.check_deadline();
    }
    std::optional<Response> await_resume() { return group_.take_settled(); }

   private:
    RequestGroup& group_;
  };

  static bool is_settled(const Open& open) { return open.first.is_settled(); }
  bool has_settled() const { return std::ranges::any_of(open_, is_settled); }

  /// The one whose answer has come first.
  auto first_settled() {
    auto order = [](const Open& open) {
      return std::pair(!is_settled(open), open.first.arrival());
    };
    return std::ranges::min_element(open_, {}, order);
  }

  std::optional<Response> take_settled() {
    if (!has_settled()) return std::nullopt;
    auto settled = first_settled();
    Response response{std::move(settled->second), settled->first.take_answer()};
    open_.erase(settled);
    return response;
  }

  Self self_;
  std::vector<Open> open_;
};

}  // namespace otp
