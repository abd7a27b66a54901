// The picture of a contract's states: which steps are drawn as taken, as possible, and as neither.

#include "draw/contract_diagram.h"
#include "murabaha/rules.h"

#include "qt_test.h"

Q_DECLARE_METATYPE(murabaha::Contract)

namespace {

using murabaha::Contract;
using murabaha::Stage;
using ui::ContractDiagram;

constexpr double scale = 8;  // so that the width of a line can be measured

enum class Drawn { Faint, Possible, Taken };
const char* name_of(Drawn drawn) {
  switch (drawn) {
    case Drawn::Faint: return "faint";
    case Drawn::Possible: return "possible";
    case Drawn::Taken: return "taken";
  }
  return "";
}

/// A contract after these steps, from pending on.
Contract after(const std::vector<murabaha::Action>& actions) {
  Contract contract = murabaha::started({"M-1", "customer-1", {}, 100, 10}, {});
  for (const murabaha::Action& action : actions) {
    auto next = murabaha::apply(contract, action, {});
    if (!next) qFatal("the step is not allowed");
    contract = *next;
  }
  return contract;
}

class Picture {
 public:
  explicit Picture(const Contract& contract)
      : image_((ContractDiagram::preferred * scale).toSize(), QImage::Format_RGB32) {
    image_.fill(theme_.raised);
    QPainter painter(&image_);
    painter.scale(scale, scale);
    ContractDiagram(theme_).paint(painter, bounds_, contract);
  }

  /// How the arrow between two boxes is drawn, just behind where it starts.
  Drawn step(Stage from, Stage to) const {
    QRectF start = ContractDiagram::boxOf(from, bounds_);
    bool goes_down = to == Stage::Rejected;
    QPointF middle = goes_down ? QPointF(start.center().x(), start.bottom() + 6)
                               : QPointF(start.right() + 4, start.center().y());
    QPointF across = goes_down ? QPointF(1, 0) : QPointF(0, 1);
    int inked = 0;
    for (int shift = -3 * int(scale); shift <= 3 * int(scale); ++shift) {
      QPoint at = ((middle + across * shift / scale) * scale).toPoint();
      if (image_.pixelColor(at) == theme_.supervisor) ++inked;
    }
    double width = inked / scale;
    return width > 2 ? Drawn::Taken : width > 0.8 ? Drawn::Possible : Drawn::Faint;
  }

 private:
  const ui::Theme& theme_ = ui::theme_of(ui::ThemeKind::Light);
  QRectF bounds_{{0, 0}, ContractDiagram::preferred};
  QImage image_;
};

class ContractDiagramTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void a_step_is_drawn_by_whether_it_was_taken_or_is_possible_data();
  void a_step_is_drawn_by_whether_it_was_taken_or_is_possible();
  void boxes_do_not_overlap_and_stay_inside();
  void from_right_to_left_it_is_mirrored();
};

void ContractDiagramTest::a_step_is_drawn_by_whether_it_was_taken_or_is_possible_data() {
  using murabaha::Approve, murabaha::Disburse, murabaha::RecordPayment, murabaha::Reject;
  QTest::addColumn<Contract>("contract");
  QTest::addColumn<QStringList>("steps");
  auto row = [](const char* name, std::vector<murabaha::Action> actions, const char* steps) {
    QTest::newRow(name) << after(actions) << QString(steps).split(' ');
  };
  // To approved, to rejected, to disbursed, to repaying, from repaying to completed
  row("pending", {}, "possible possible faint faint faint");
  row("rejected", {Reject{}}, "faint taken faint faint faint");
  row("approved", {Approve{}}, "taken faint possible faint faint");
  row("disbursed", {Approve{}, Disburse{}}, "taken faint taken possible faint");
  row("repaying", {Approve{}, Disburse{}, RecordPayment{50}}, "taken faint taken taken possible");
  row("completed", {Approve{}, Disburse{}, RecordPayment{50}, RecordPayment{60}},
      "taken faint taken taken taken");
  row("completed at once", {Approve{}, Disburse{}, RecordPayment{110}},
      "taken faint taken faint faint");
}

void ContractDiagramTest::a_step_is_drawn_by_whether_it_was_taken_or_is_possible() {
  QFETCH(Contract, contract);
  QFETCH(QStringList, steps);
  Picture picture(contract);
  const std::pair<Stage, Stage> arrows[] = {{Stage::Pending, Stage::Approved},
                                            {Stage::Pending, Stage::Rejected},
                                            {Stage::Approved, Stage::Disbursed},
                                            {Stage::Disbursed, Stage::Repaying},
                                            {Stage::Repaying, Stage::Completed}};
  QStringList drawn;
  for (const auto& [from, to] : arrows) drawn << name_of(picture.step(from, to));
  QCOMPARE(drawn, steps);
}

void ContractDiagramTest::boxes_do_not_overlap_and_stay_inside() {
  QRectF bounds({0, 0}, ContractDiagram::preferred);
  for (Stage a : murabaha::all_stages) {
    QVERIFY(bounds.contains(ContractDiagram::boxOf(a, bounds)));
    for (Stage b : murabaha::all_stages) {
      bool overlap =
          ContractDiagram::boxOf(a, bounds).intersects(ContractDiagram::boxOf(b, bounds));
      QCOMPARE(overlap, a == b);
    }
  }
}

/// Boxes, lines and arrows; the words in the boxes are not.
void ContractDiagramTest::from_right_to_left_it_is_mirrored() {
  QRectF bounds({0, 0}, ContractDiagram::preferred);
  for (Stage stage : murabaha::all_stages) {
    QRectF left = ContractDiagram::boxOf(stage, bounds);
    QRectF right = ContractDiagram::boxOf(stage, bounds, Qt::RightToLeft);
    QCOMPARE(right.center(), QPointF(bounds.width() - left.center().x(), left.center().y()));
  }
  Contract contract = after({murabaha::Approve{}});
  QImage pictures[2];
  for (bool is_mirrored : {false, true}) {
    QImage& image = pictures[is_mirrored];
    image = QImage(ContractDiagram::preferred.toSize() * scale, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(scale, scale);
    if (is_mirrored) painter.setLayoutDirection(Qt::RightToLeft);
    ContractDiagram(ui::theme_of(ui::ThemeKind::Light)).paint(painter, bounds, contract);
  }
  QImage back = pictures[1].mirrored(true, false);
  QRectF pending = ContractDiagram::boxOf(Stage::Pending, bounds);
  QRectF approved = ContractDiagram::boxOf(Stage::Approved, bounds);
  QRectF between(pending.topRight() + QPointF(2, 0), approved.bottomLeft() - QPointF(2, 0));
  QRect arrow = QRectF(between.topLeft() * scale, between.size() * scale).toRect();
  int different = 0;
  for (int y = arrow.top(); y < arrow.bottom(); ++y) {
    for (int x = arrow.left(); x < arrow.right(); ++x) {
      if (std::abs(qGray(back.pixel(x, y)) - qGray(pictures[0].pixel(x, y))) > 64) ++different;
    }
  }
  QVERIFY2(different < arrow.width() * arrow.height() / 100,
           qPrintable(QString::number(different)));
}

const support::Registered registered(&support::make_case<ContractDiagramTest>);

}  // namespace

#include "contract_diagram_test.moc"
