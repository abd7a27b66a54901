// Every button of the Murabaha inspector in every state: 6 states, 4 transitions, 24 cells.

#include <QLineEdit>

#include "contract_screen.h"
#include "draw/contract_diagram.h"
#include "draw/text.h"
#include "qt_test.h"
#include "views/contract_diagram_view.h"

namespace {

using murabaha::Stage;
using support::ContractScreen;

/// What the table of states and transitions demands of one cell.
struct Cell {
  Stage from;
  const char* action;
  std::optional<Stage> to = {};  // none: refused
  const char* why_not = "";
};

constexpr const char* pending = "The contract is still pending: approve it first.";
constexpr const char* approved = "Already approved on 2026-01-05.";
constexpr const char* unpaid = "Nothing is owed yet: disburse the money first.";
constexpr const char* disbursed = "Already disbursed on 2026-01-05.";
constexpr const char* repaying = "The customer is repaying already.";
constexpr const char* completed = "Completed on 2026-01-05: nothing is owed any more.";
constexpr const char* rejected = "Rejected on 2026-01-05: nothing more can happen to it.";

const Cell cells[] = {
    {Stage::Pending, "approve", Stage::Approved},    {Stage::Pending, "reject", Stage::Rejected},
    {Stage::Pending, "disburse", {}, pending},       {Stage::Pending, "pay", {}, pending},
    {Stage::Approved, "approve", {}, approved},      {Stage::Approved, "reject", {}, approved},
    {Stage::Approved, "disburse", Stage::Disbursed}, {Stage::Approved, "pay", {}, unpaid},
    {Stage::Disbursed, "approve", {}, disbursed},    {Stage::Disbursed, "reject", {}, disbursed},
    {Stage::Disbursed, "disburse", {}, disbursed},   {Stage::Disbursed, "pay", Stage::Repaying},
    {Stage::Repaying, "approve", {}, repaying},      {Stage::Repaying, "reject", {}, repaying},
    {Stage::Repaying, "disburse", {}, repaying},     {Stage::Repaying, "pay", Stage::Repaying},
    {Stage::Completed, "approve", {}, completed},    {Stage::Completed, "reject", {}, completed},
    {Stage::Completed, "disburse", {}, completed},   {Stage::Completed, "pay", {}, completed},
    {Stage::Rejected, "approve", {}, rejected},      {Stage::Rejected, "reject", {}, rejected},
    {Stage::Rejected, "disburse", {}, rejected},     {Stage::Rejected, "pay", {}, rejected},
};

QString text_of(Stage stage) { return ui::text(murabaha::name_of(stage)); }

/// The states whose boxes are filled in the picture of the contract.
QStringList lit_in(const ContractScreen& screen) {
  auto& diagram = support::child<ui::ContractDiagramView>(screen.inspector, "contract.diagram");
  QImage picture = diagram.grab().toImage();
  QColor empty = ui::theme_of(diagram.palette()).raised;
  QStringList lit;
  for (Stage stage : murabaha::all_stages) {
    QRectF box = ui::ContractDiagram::boxOf(stage, diagram.rect());
    QPoint beside_the_text = (box.topLeft() + QPointF(5, 5)).toPoint();
    if (picture.pixelColor(beside_the_text) != empty) lit << text_of(stage);
  }
  return lit;
}

class ContractInspectorCellsTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void a_button_says_beside_it_whether_it_is_possible_and_why_not_data() { add_cells(); }
  void a_button_says_beside_it_whether_it_is_possible_and_why_not();
  void a_click_does_what_the_state_allows_and_is_refused_otherwise_data() { add_cells(); }
  void a_click_does_what_the_state_allows_and_is_refused_otherwise();
  void a_refused_click_changes_nothing_data() { add_cells(); }
  void a_refused_click_changes_nothing();
  void the_state_is_lit_in_the_picture_data() { add_cells(); }
  void the_state_is_lit_in_the_picture();

 private:
  static void add_cells();
};

void ContractInspectorCellsTest::add_cells() {
  QTest::addColumn<int>("number");
  for (int number = 0; number < int(std::size(cells)); ++number) {
    const Cell& cell = cells[number];
    QTest::addRow("%s in %s", cell.action, qPrintable(text_of(cell.from))) << number;
  }
}

void ContractInspectorCellsTest::a_button_says_beside_it_whether_it_is_possible_and_why_not() {
  QFETCH(int, number);
  const Cell& cell = cells[number];
  ContractScreen screen;
  screen.bringTo(cell.from);
  QPushButton& button = screen.button(cell.action);
  QCOMPARE(button.property("possible").toBool(), cell.to.has_value());
  QString said = cell.to ? QString::fromUtf8("\u2713 possible now") : QString(cell.why_not);
  QCOMPARE(screen.reason(cell.action), said);
  QCOMPARE(button.accessibleDescription(), said);
  auto& reason = support::child<QLabel>(screen.inspector, button.objectName() + ".reason");
  QVERIFY(reason.isVisible());
  QTRY_VERIFY2(reason.height() >= reason.heightForWidth(reason.width()), "the reason is cut off");
  QVERIFY2(button.isEnabled(), "a button that is not possible still shows the refusal");
  QCOMPARE(button.font().bold(), cell.to.has_value());
}

void ContractInspectorCellsTest::a_click_does_what_the_state_allows_and_is_refused_otherwise() {
  QFETCH(int, number);
  const Cell& cell = cells[number];
  ContractScreen screen;
  screen.bringTo(cell.from);
  support::child<QLineEdit>(screen.inspector, "contract.amount").setText("1,000");
  screen.press(cell.action);
  QString name = screen.button(cell.action).text().remove('&');
  QString expected = cell.to ? name + ": done. The contract is " + text_of(*cell.to) + "."
                             : name + " was refused, invalid_state: " + cell.why_not +
                                   " It is possible when the contract is: ";
  QVERIFY2(screen.answer().startsWith(expected), qPrintable(screen.answer()));
  QCOMPARE(screen.stageInList(), text_of(cell.to.value_or(cell.from)));
}

void ContractInspectorCellsTest::a_refused_click_changes_nothing() {
  QFETCH(int, number);
  const Cell& cell = cells[number];
  ContractScreen screen;
  screen.bringTo(cell.from);
  support::child<QLineEdit>(screen.inspector, "contract.amount").setText("1,000");
  QStringList before = screen.everything();
  screen.press(cell.action);
  QCOMPARE(screen.everything() == before, !cell.to.has_value());
}

void ContractInspectorCellsTest::the_state_is_lit_in_the_picture() {
  QFETCH(int, number);
  const Cell& cell = cells[number];
  ContractScreen screen;
  screen.bringTo(cell.from);
  QCOMPARE(lit_in(screen), QStringList{text_of(cell.from)});
  support::child<QLineEdit>(screen.inspector, "contract.amount").setText("1,000");
  screen.press(cell.action);
  Stage now = cell.to.value_or(cell.from);
  QCOMPARE(lit_in(screen), QStringList{text_of(now)});
  auto& diagram = support::child<QWidget>(screen.inspector, "contract.diagram");
  QCOMPARE(diagram.accessibleDescription(), "The contract is " + text_of(now) + ".");
}

const support::Registered registered(&support::make_case<ContractInspectorCellsTest>);

}  // namespace

#include "contract_inspector_cells_test.moc"
