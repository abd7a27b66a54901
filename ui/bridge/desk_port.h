#pragma once

#include <QObject>
#include <QPointer>

#include <functional>

#include "bridge/desk_habits.h"
#include "murabaha/desk.h"

namespace ui {

/// The contract desk for views: answers come back in the GUI thread.
/// @thread gui
class DeskPort : public QObject {
  Q_OBJECT

 public:
  template <class T>
  using Answer = std::function<void(const murabaha::Result<T>&)>;

  /// From now on requests go to this desk, which must live until another is set; nullptr: none.
  /// What the desk before has not answered yet is not told any more.
  void setDesk(murabaha::Desk* desk);
  bool isOpen() const { return desk_ != nullptr; }

  /// Who is signed in, and so asks.
  void setActor(std::string actor);
  const std::string& actor() const { return actor_; }
  DeskHabits& habits() { return habits_; }

  /// What the desk's time of day is; the computer's unless it is told otherwise.
  void setClock(std::function<murabaha::Timestamp()> clock) { clock_ = std::move(clock); }
  murabaha::Timestamp now() const;
  /// Now, or another moment, as the desk sees it; whoever is signed in asks.
  murabaha::Moment moment() const { return momentAt(now()); }
  murabaha::Moment momentAt(murabaha::Timestamp at) const;
  /// A moment by the clocks of the desk's time zone: its date and time of day are read as of UTC.
  murabaha::Timestamp local(murabaha::Timestamp at) const;

  // What follows is as in murabaha::Desk. `answer` is called once, unless `context` is gone by
  // then.
  void open(murabaha::Terms terms, QObject* context, Answer<murabaha::Contract> answer);
  /// @param key the idempotency key; empty for none
  void submit(std::string contract_id, murabaha::Action action, std::string key, QObject* context,
              Answer<murabaha::Answered> answer);
  /// The same for an order in full; its actor is who is signed in.
  void submit(std::string contract_id, murabaha::Order order, QObject* context,
              Answer<murabaha::Answered> answer);
  void look(std::string contract_id, QObject* context, Answer<murabaha::Dossier> answer);
  void list(murabaha::ListQuery query, QObject* context, Answer<murabaha::ListPage> answer);
  void payouts(std::string after, std::int64_t limit, QObject* context,
               Answer<std::vector<murabaha::KeptPayout>> answer);
  void charity(QObject* context, Answer<std::vector<murabaha::CharityRow>> answer);
  void crash(std::string contract_id, murabaha::CrashPoint point, QObject* context,
             Answer<void> answer);
  std::optional<otp::Duration> recoveryTime(const std::string& contract_id) const;
  void verify(QObject* context, Answer<murabaha::Verification> answer);
  /// As of now.
  void takeCheckpoint(QObject* context, Answer<murabaha::Checkpoint> answer);
  void compare(murabaha::Checkpoint checkpoint, QObject* context,
               Answer<murabaha::CheckpointReport> answer);
  void setBank(murabaha::Behaviour behaviour, bool is_once = false);
  /// How the simulated payment system treats the next payment.
  murabaha::Behaviour bank() const;
  void setBankKeys(murabaha::KeyPromise keys);
  murabaha::KeyPromise bankKeys() const;
  std::vector<murabaha::BookedPayment> bankBooks() const;

 Q_SIGNALS:
  /// Another desk was set, or none.
  void deskChanged();
  /// Somebody else is signed in.
  void actorChanged();

 private:
  template <class T>
  murabaha::Desk::Done<T> inGuiThread(QObject* context, Answer<T> answer);

  murabaha::Desk* desk_ = nullptr;
  unsigned desks_ = 0;  // how many were set
  std::string actor_ = "desk";
  DeskHabits habits_;
  std::function<murabaha::Timestamp()> clock_;
};

}  // namespace ui
