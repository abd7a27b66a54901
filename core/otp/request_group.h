#pragma once

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
/// Each answer is what the request alone would have given, see Request. Not guaranteed: the order
/// of the answers.
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
  template <class M>
  void add(Request<R, M> request, Label label) {
    open_.emplace_back(std::move(request), std::move(label));
  }
  /// How many requests have no answer yet.
  std::size_t size() const { return open_.size(); }

  /// The next answer, or failure, with its label.
  /// - nothing when the group is empty
  /// - nothing when none has come within the limit; the requests go on
  auto wait(Timeout limit = infinity) { return Waiter(*this, limit); }

  /// Gives up all answers that have not come.
  void abandon() { open_.clear(); }

 private:
  using Open = std::pair<detail::OpenRequest<R>, Label>;

  class Waiter final : public detail::ProcessWaiter {
   public:
    Waiter(RequestGroup& group, Timeout limit)
        : ProcessWaiter(group.self_.process(), limit), group_(group) {}
    bool complete(Process&) override { return group_.open_.empty() || group_.has_settled(); }
    std::optional<Response> await_resume() { return group_.take_settled(); }

   private:
    RequestGroup& group_;
  };

  auto first_settled() {
    return std::ranges::find_if(open_, [](const Open& open) { return open.first.is_settled(); });
  }
  bool has_settled() { return first_settled() != open_.end(); }

  std::optional<Response> take_settled() {
    auto settled = first_settled();
    if (settled == open_.end()) return std::nullopt;
    Response response{std::move(settled->second), settled->first.take_answer()};
    open_.erase(settled);
    return response;
  }

  Self self_;
  std::vector<Open> open_;
};

}  // namespace otp
