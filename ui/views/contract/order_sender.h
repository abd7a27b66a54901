#pragma once

#include <QObject>

#include <map>
#include <optional>

#include "bridge/desk_port.h"

namespace ui {

/// What became of an order.
struct OrderAnswer {
  std::string contract_id;
  QString name;  // of the order, for people
  murabaha::Result<murabaha::Answered> result;
};

/// The same in a sentence.
/// @param is_chosen whether the contract is looked at; else the sentence names it
QString sentence_of(const OrderAnswer& answer, bool is_chosen);

/// Whether nobody knows if the order was taken: the process ended, or was too slow to answer.
bool is_lost(const murabaha::Result<murabaha::Answered>& answer);

/// Sends orders to contracts, each with an idempotency key of its own. The same order again, while
/// the first is under way or when its answer was lost, goes out with the same key: two clicks are
/// one payment.
class OrderSender : public QObject {
  Q_OBJECT

 public:
  explicit OrderSender(DeskPort& desk, QObject* parent = nullptr);

  /// @param name of the order, for people
  /// @param version what the contract must be at; none: whatever it is at
  void send(const std::string& contract_id, const murabaha::Action& action, const QString& name,
            std::optional<std::int64_t> version = {});
  /// Whether this very order is under way.
  bool isUnderWay(const std::string& contract_id, const murabaha::Action& action) const;
  /// Whether this very order would go out with the key that it had before, and so count once.
  bool isRepeat(const std::string& contract_id, const murabaha::Action& action) const;
  /// How many orders to a contract are not answered yet.
  int underWay(const std::string& contract_id) const;

 Q_SIGNALS:
  /// @param others how many were under way already
  void sent(const QString& name, int others, bool is_again);
  /// Once for each order, however often it was sent.
  void answered(const ui::OrderAnswer& answer);

 private:
  /// The contract, and the order as canonical JSON.
  using Request = std::pair<std::string, std::string>;
  struct Sent {
    QString name;
    std::string key;
    std::optional<std::int64_t> version;
    int pending = 0;
    bool is_answered = false;
  };

  void take(const Request& request, const murabaha::Result<murabaha::Answered>& answer);

  DeskPort& desk_;
  std::map<Request, Sent> sent_;
};

}  // namespace ui
