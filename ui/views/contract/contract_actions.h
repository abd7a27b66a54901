#pragma once

#include <QWidget>

#include <functional>

#include "views/contract/open_dossier.h"
#include "views/contract/order_sender.h"
#include "views/window_commands.h"

class QDateEdit;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace ui {

/// The steps of a contract as buttons, which stand in the same places in every state. One that is
/// not possible now says why beside it; pressed all the same it asks the contract's process, which
/// refuses it and notes that.
class ContractActions : public QWidget, public CommandSource {
  Q_OBJECT

 public:
  ContractActions(OpenDossier& dossier, OrderSender& sender, QWidget* parent = nullptr);

  /// What has been carried out must not be sent again by a second click.
  void clearInputs();
  /// Presses the button of the step that leads there; a payment needs an amount first.
  void goTo(murabaha::Stage stage);
  /// The steps, also those that are not possible now; none while no contract is shown.
  QList<PaletteEntry> commands(QObject* keeper) override;
  /// Asks for a document of a kind, and sends it.
  void recordEvidence(murabaha::EvidenceKind kind);

 Q_SIGNALS:
  /// A sentence about what was not sent.
  void notSent(const QString& sentence);
  void refreshWanted();
  /// Whoever pressed wants to see what is missing for this action.
  void missingWanted(const QString& action);

 private:
  struct Row {
    QPushButton* button = nullptr;
    QLabel* reason = nullptr;
    /// What would be sent, from the fields as they are.
    std::function<murabaha::Result<murabaha::Action>()> read;
    /// Asks what else must be known; empty: nothing.
    std::function<std::optional<murabaha::Action>(const murabaha::Action&)> ask;
    QLineEdit* field = nullptr;  // without which there is nothing to send
    bool is_for_good = false;    // meant for what was on the screen, and for nothing else
  };

  void makeFields();
  QWidget* makePaymentFields();
  void makeDateFields();
  void showDates(bool shows);
  void addSteps();
  void addMoreSteps();
  void addRefresh();
  Row& add(QGridLayout* grid, const char* id, const QString& label, QWidget* input = nullptr);
  Row& add(QGridLayout* grid, const char* id, const QString& label, murabaha::Action action);
  void refresh();
  void refresh(const Row& row);
  void mark(const Row& row, bool is_possible, const QString& sentence);
  void showMore(bool shows);
  void followInTabOrder(QWidget* next);
  QString whyNot(const murabaha::Action& action) const;
  void press(const Row& row);
  class StepQuestions questions();

  OpenDossier& dossier_;
  OrderSender& sender_;
  QGridLayout* grid_;
  QGridLayout* more_grid_;
  QToolButton* more_;
  QWidget* more_part_;
  QWidget* last_ = nullptr;  // in the order of Tab
  QLineEdit* rejection_ = nullptr;
  QLineEdit* amount_ = nullptr;
  QToolButton* dates_ = nullptr;  // shows the next two
  QWidget* dates_part_ = nullptr;
  QDateEdit* dated_ = nullptr;
  QLineEdit* reference_ = nullptr;
  std::vector<std::unique_ptr<Row>> rows_;
  std::size_t first_more_ = 0;  // of rows_
};

}  // namespace ui
