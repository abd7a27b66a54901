#pragma once

#include <QObject>

#include <optional>

#include "bridge/desk_port.h"
#include "murabaha/rules.h"

namespace ui {

/// The contract that is looked at: all that is kept of it, as it is now or as it was after a step.
/// Views show what it says, and follow it.
class OpenDossier : public QObject {
  Q_OBJECT

 public:
  explicit OpenDossier(DeskPort& desk, QObject* parent = nullptr);

  /// Looks at another contract; empty: at none.
  void open(const std::string& contract_id);
  /// Reads anew. What is on the screen stays until it is read.
  void fetch();
  /// Empty when no contract is open.
  const std::string& id() const { return id_; }

  /// Whether it is read.
  bool isThere() const { return present_.has_value(); }
  /// What the screen shows.
  /// @pre isThere()
  const murabaha::Dossier& shown() const { return past_ ? *past_ : *present_; }
  /// How it is now.
  /// @pre isThere()
  const murabaha::Dossier& present() const { return *present_; }

  /// Shows the contract as it was after the step with this seq; from the last step on, as it is.
  void showAsOf(std::int64_t seq);
  bool isPast() const { return past_.has_value(); }

  /// Tells views to show all anew, such as in other colours.
  void showAgain() {
    if (isThere()) Q_EMIT changed();
  }

  /// Now, and who is signed in: for questions about the rules.
  murabaha::Moment moment() const;
  /// The same on the day of what is shown: of the past, that of its last step.
  murabaha::Moment shownMoment() const;
  /// `2026-01-05 15:00:00`: a moment by the clocks of the desk's time zone.
  QString localTime(murabaha::Timestamp at) const;

 Q_SIGNALS:
  /// What is shown is different, or nothing is shown any more.
  void changed();
  /// It was read, whether or not it is different.
  void fetched();
  void failed(const QString& sentence);

 private:
  void take(const murabaha::Result<murabaha::Dossier>& answer);
  murabaha::Dossier asOf(std::int64_t seq) const;

  DeskPort& desk_;
  std::string id_;
  std::optional<murabaha::Dossier> present_;
  std::optional<murabaha::Dossier> past_;
  bool is_asked_ = false;
  bool is_old_ = false;  // something has changed since it was asked
};

}  // namespace ui
