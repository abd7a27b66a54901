#pragma once

#include <QWidget>

#include "models/observation.h"

class QHBoxLayout;
class QToolButton;

namespace ui {

/// Processes that are kept in a picture whatever is selected, each as a button with its name: a
/// click on it, or Delete, takes it out.
class KeptProcesses : public QWidget {
  Q_OBJECT

 public:
  explicit KeptProcesses(const Observation& observation, QWidget* parent = nullptr);

  const std::vector<Identity>& ids() const { return ids_; }
  bool contains(Identity id) const;
  /// Nothing, when it is kept already or names none.
  void add(Identity id);
  void remove(Identity id);
  void clear();

 Q_SIGNALS:
  void changed();
  /// Somebody wants it to be taken out.
  void removeWanted(ui::Identity id);

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void addButton(Identity id);
  void shortenNames();
  QToolButton* buttonOf(Identity id) const;

  const Observation& observation_;
  std::vector<Identity> ids_;
  QHBoxLayout* row_;
};

}  // namespace ui
