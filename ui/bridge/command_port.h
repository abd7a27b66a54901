#pragma once

#include <QObject>

#include <functional>

#include "observer/node.h"

namespace ui {

/// Where views send what a user asks for. Answers come back in the GUI thread.
/// @thread gui
class CommandPort : public QObject {
  Q_OBJECT

 public:
  using Answer = std::function<void(const otp::Result<otp::Term>&)>;

  /// From now on commands go to this node, which must live until another is set.
  void setNode(observer::Node* node) { node_ = node; }

  /// `answer` is called once, unless `context` is gone by then.
  void submit(observer::Command command, QObject* context, Answer answer = {});
  /// Why the node cannot do this at all; empty when it can.
  QString whyNot(const observer::Command& command) const;
  std::vector<observer::MessageForm> messagesOf(otp::Atom module) const;
  observer::WorldStatus world() const;

 Q_SIGNALS:
  /// A command was carried out or refused: the world may be another one, also without an event.
  void answered();

 private:
  observer::Node* node_ = nullptr;
};

}  // namespace ui
