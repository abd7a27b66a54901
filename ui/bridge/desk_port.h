#pragma once

#include <QObject>

#include <functional>

#include "murabaha/desk.h"

namespace ui {

/// The contract desk for views: answers come back in the GUI thread.
/// @thread gui
class DeskPort : public QObject {
  Q_OBJECT

 public:
  using Answer = std::function<void(const murabaha::Result<murabaha::Contract>&)>;

  /// From now on requests go to this desk, which must live until another is set; nullptr: none.
  void setDesk(murabaha::Desk* desk) { desk_ = desk; }
  bool isOpen() const { return desk_ != nullptr; }

  /// `answer` is called once, unless `context` is gone by then.
  void open(murabaha::Terms terms, QObject* context, Answer answer);
  void submit(std::string contract_id, murabaha::Action action, QObject* context, Answer answer);
  void setBank(murabaha::Desk::BankManner manner, std::string reason);

 private:
  murabaha::Desk::Done inGuiThread(QObject* context, Answer answer);

  murabaha::Desk* desk_ = nullptr;
};

}  // namespace ui
