#pragma once

#include <atomic>
#include <cstdint>

#include "actor/message.h"

namespace otp {

/// Envelopes that came together, each with the next one behind it. Long ones are walked as rarely
/// as possible: what waits for long has left the cache.
struct Batch {
  Envelope* oldest = nullptr;
  Envelope* newest = nullptr;
  std::uint32_t size = 0;
  bool holds_messages_only = false;  // for one life, no signals
  std::uint32_t generation = 0;      // of that life
};

/// Where other threads leave envelopes for a process, and the word that says whether the process
/// sleeps: both in one atomic, so that a send costs one exchange.
///
/// Whoever wakes the process owns it until it sleeps again: it is in one run queue or running on
/// one thread, never both.
class Inbox {
 public:
  /// Leaves the envelope, or, when the process sleeps, wakes it instead.
  /// @returns false when it slept: the caller owns the process now, has to hand it the envelope and
  /// to make it ready
  /// @thread any
  bool push(Envelope* envelope) {
    Envelope* first = first_.load(std::memory_order_relaxed);
    Envelope* left = nullptr;
    do {
      bool sleeps = first == sleeping();
      if (!sleeps) envelope->next = first;
      left = sleeps ? nullptr : envelope;
      // acq_rel: the process sees the contents; a waker sees all that the process did before.
    } while (!first_.compare_exchange_weak(first, left, std::memory_order_acq_rel,
                                           std::memory_order_relaxed));
    return left != nullptr;
  }

  /// The envelopes that came since the last call.
  /// @thread owner
  Batch take_all() {
    if (first_.load(std::memory_order_relaxed) == nullptr) return {};
    return reversed(first_.exchange(nullptr, std::memory_order_acquire));
  }

  /// Falls asleep unless something has come.
  /// @thread owner, who owns the process no longer when this returns true
  bool sleep() {
    Envelope* nothing = nullptr;
    return first_.compare_exchange_strong(nothing, sleeping(), std::memory_order_release,
                                          std::memory_order_relaxed);
  }

  /// Wakes the process without a message, to own it.
  /// @returns false when somebody else owns it
  /// @thread any
  bool wake() {
    Envelope* asleep = sleeping();
    return first_.compare_exchange_strong(asleep, nullptr, std::memory_order_acquire,
                                          std::memory_order_relaxed);
  }

 private:
  static Envelope* sleeping() { return reinterpret_cast<Envelope*>(std::uintptr_t{1}); }

  static Batch reversed(Envelope* newest) {
    Batch batch{.newest = newest, .generation = newest->generation};
    bool holds_others = false;
    for (Envelope* envelope = newest; envelope != nullptr;) {
      holds_others |= envelope->generation != batch.generation || is_signal(envelope->type->role);
      ++batch.size;
      Envelope* older = std::exchange(envelope->next, batch.oldest);
      batch.oldest = std::exchange(envelope, older);
    }
    batch.holds_messages_only = !holds_others;
    return batch;
  }

  std::atomic<Envelope*> first_ = sleeping();
};

/// A place in a mailbox behind all messages that had come when it was made, see Self::mark_mailbox.
struct MailboxMark {
  std::uint32_t number = 0;  // 0 is before all messages
};

/// The messages that wait for a process, in the order of their arrival. A selective receive leaves
/// what it skips and goes on from where it stopped when more arrives.
/// @thread owner, but for `depth`
class Mailbox {
 public:
  Mailbox() = default;
  Mailbox(const Mailbox&) = delete;
  Mailbox& operator=(const Mailbox&) = delete;

  void append(Envelope* envelope) {
    append(Batch{.oldest = envelope, .newest = envelope, .size = 1});
  }
  void append(const Batch& messages) {
    messages.newest->next = nullptr;
    *end_ = messages.oldest;
    end_ = &messages.newest->next;
    set_depth(depth() + messages.size);
  }

  /// Lets the next `take` look at every message again.
  void rewind() { scan_ = &first_; }

  /// Remembers where the mailbox ends now, instead of what it remembered before.
  MailboxMark mark() {
    mark_ = end_;
    return {++last_mark_ == 0 ? ++last_mark_ : last_mark_};
  }
  /// Lets the next `take` look at what has come since; at every message when another mark was made
  /// later.
  void rewind_to(MailboxMark mark) { scan_ = mark.number == last_mark_ ? mark_ : &first_; }

  /// Takes out the first message, from where the last search stopped, that `wanted` accepts.
  template <class Wanted>
  Envelope* take(Wanted&& wanted) {
    while (*scan_ != nullptr) {
      Envelope* envelope = *scan_;
      if (wanted(*envelope)) return unlink(envelope);
      scan_ = &envelope->next;
    }
    return nullptr;
  }

  Envelope* take_first() {
    rewind();
    return first_ == nullptr ? nullptr : unlink(first_);
  }

  bool empty() const { return first_ == nullptr; }
  /// A list of the first messages, described.
  Term describe(std::size_t most) const {
    std::vector<Term> messages;
    for (auto* waiting = first_; waiting != nullptr && messages.size() < most;
         waiting = waiting->next) {
      messages.push_back(waiting->type->describe(*waiting));
    }
    return Term::list(std::move(messages));
  }

  /// How many messages wait.
  /// @thread any; exact for the owner
  std::uint32_t depth() const { return depth_.load(std::memory_order_relaxed); }

 private:
  Envelope* unlink(Envelope* envelope) {
    *scan_ = envelope->next;
    if (end_ == &envelope->next) end_ = scan_;
    if (mark_ == &envelope->next) mark_ = scan_;
    set_depth(depth() - 1);
    return envelope;
  }
  // Only the owner writes; others just read a recent value.
  void set_depth(std::uint32_t depth) { depth_.store(depth, std::memory_order_relaxed); }

  Envelope* first_ = nullptr;
  Envelope** end_ = &first_;
  Envelope** scan_ = &first_;
  Envelope** mark_ = &first_;
  std::uint32_t last_mark_ = 0;
  std::atomic<std::uint32_t> depth_ = 0;
};

}  // namespace otp
