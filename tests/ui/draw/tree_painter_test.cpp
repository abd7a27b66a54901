// What can be seen in a picture of the tree, from near and from far away.

#include "draw/tree_painter.h"

#include <QImage>
#include <QPicture>

#include "draw/lively_boxes.h"
#include "model_events.h"
#include "qt_test.h"

namespace {

using namespace std::chrono_literals;
using otp::Atom;
using support::pid;
using ui::Identity;

/// A supervisor of three servers; pictures of it.
struct Pictures {
  support::Told told;
  ui::TreeScene scene;
  ui::BoxCache cache;
  ui::Identity selected;
  ui::ThemeKind kind = ui::ThemeKind::Light;

  Pictures() {
    told << support::spawned_supervisor(pid(1));
    for (std::uint32_t child : {2U, 3U, 4U}) {
      told << support::spawned_server(pid(child), pid(1))
           << trace::ChildStarted{pid(1), otp::Term(std::int64_t{child}), pid(child), 1, {}};
    }
    scene.read(told.model);
  }
  /// Lets a child crash, and its supervisor start it again.
  void restart(std::uint32_t child) {
    const observer::ProcessEntry& place = *told.model.find(Identity{child});
    otp::Pid dead = place.pid;
    otp::Pid next = pid(child, place.incarnation + 1);
    told << trace::Exited{dead, Atom("kill")} << support::spawned_server(next, pid(1))
         << trace::ChildStarted{pid(1), place.child_id, next, place.incarnation + 1, dead};
    scene.read(told.model);
  }
  /// Lets the supervisor say how many restarts it makes within five seconds, and count some.
  void limit(int intensity, std::uint32_t used = 0) {
    told << trace::SupervisorReady{
        pid(1),
        otp::Term::record(Atom("flags"), {{Atom("intensity"), intensity}, {Atom("period"), 5000}})};
    for (std::uint32_t counted = 1; counted <= used; ++counted) {
      told << trace::Decided{pid(1), Atom("x"), pid(9), trace::Decision::Restart, counted};
    }
    scene.read(told.model);
  }
  QImage at(observer::TimePoint now, double scale, double ratio = 1) {
    QSizeF size = scene.layout().size * scale + QSizeF(40, 40);
    QImage image((size * ratio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    const ui::Theme& theme = ui::theme_of(kind);
    image.fill(theme.ground);
    QPainter painter(&image);
    painter.translate(20, 20);
    painter.scale(scale, scale);
    ui::TreePainter tree(scene, theme, cache);
    tree.select(selected);
    tree.set_instant(now);
    QRectF visible(QPointF(-20, -20) / scale, size / scale);
    tree.paint(painter, visible, scale);
    return image;
  }
  int pixels_that_differ(const QImage& a, const QImage& b, const QRectF& part, double scale) {
    int count = 0;
    QRect pixels =
        QRectF(part.topLeft() * scale + QPointF(20, 20), part.size() * scale).toAlignedRect();
    int around = int(3 * scale);
    pixels = pixels.adjusted(-around, -around, around, around) & a.rect();
    for (int y = pixels.top(); y <= pixels.bottom(); ++y) {
      for (int x = pixels.left(); x <= pixels.right(); ++x) {
        if (a.pixel(x, y) != b.pixel(x, y)) ++count;
      }
    }
    return count;
  }
  const ui::TreeBox& box(std::uint32_t id) const { return scene.box(scene.layout().find({id})); }
};

int count_of(const QImage& image, const QColor& colour) {
  int count = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      if (image.pixel(x, y) == colour.rgb()) ++count;
    }
  }
  return count;
}

class TreePainterTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void a_restart_can_be_seen_for_three_seconds_data();
  void a_restart_can_be_seen_for_three_seconds();
  void each_restart_has_a_mark_by_its_age();
  void what_fades_and_what_fills_again_is_lively_until_it_rests();
  void the_number_of_a_start_stays();
  void a_supervisor_shows_the_restarts_that_it_has_left_data();
  void a_supervisor_shows_the_restarts_that_it_has_left();
  void a_gauge_of_many_restarts_is_as_wide_as_one_of_five();
  void what_a_search_does_not_find_is_grey_but_there();
  void a_single_sick_process_is_seen_from_far_away();
  void what_is_selected_is_seen_from_far_away();
  void a_title_is_as_high_in_a_small_box_as_in_a_large_one();
  void from_far_only_what_matters_stands_beside_the_title();
  void a_picture_made_of_shapes_has_everything();
  void a_picture_has_so_many_more_points_on_a_finer_screen();
};

void TreePainterTest::a_restart_can_be_seen_for_three_seconds_data() {
  QTest::addColumn<double>("scale");
  QTest::newRow("near") << 1.0;
  QTest::newRow("further") << 0.6;
  QTest::newRow("far") << 0.2;
  QTest::newRow("very far") << 0.01;
}

void TreePainterTest::a_restart_can_be_seen_for_three_seconds() {
  QFETCH(double, scale);
  Pictures pictures;
  pictures.restart(3);
  observer::TimePoint restarted = pictures.told.now;
  QImage later = pictures.at(restarted + 3s, scale);
  for (auto since : {0ms, 500ms, 1000ms, 2000ms, 2950ms}) {
    QImage image = pictures.at(restarted + since, scale);
    int differ = pictures.pixels_that_differ(image, later, pictures.box(3).rect, scale);
    QVERIFY2(differ >= (scale < 0.1 ? 1 : 20), qPrintable(QString::number(differ)));
  }
  QCOMPARE(pictures.at(restarted + 4s, scale), later);
}

void TreePainterTest::each_restart_has_a_mark_by_its_age() {
  Pictures pictures;
  pictures.restart(3);
  pictures.told.now += 1s;
  pictures.restart(3);
  ui::BoxLook look = look_of(pictures.scene, pictures.box(3), pictures.told.now + 500ms);
  QCOMPARE(look.restarts.size(), 2);
  QVERIFY(look.restarts[0] > look.restarts[1]);
  QVERIFY(std::abs(look.restarts[1] - 1.0 / 6) < 0.01);
  look = look_of(pictures.scene, pictures.box(3), pictures.told.now + 2500ms);
  QCOMPARE(look.restarts.size(), 1);
}

void TreePainterTest::what_fades_and_what_fills_again_is_lively_until_it_rests() {
  Pictures pictures;
  ui::LivelyBoxes lively;
  const auto& model = pictures.told.model;
  auto now = [&](std::chrono::milliseconds later) { return pictures.told.now + later; };
  lively.read(model, now(0ms));
  QVERIFY(lively.next(model, now(0ms)).empty());
  pictures.restart(3);
  pictures.limit(3, 1);  // one of them comes back after five seconds
  observer::IdentitySet touched;
  for (std::uint32_t number : {1U, 2U, 3U}) touched.insert(Identity{number});
  lively.update(model, touched, now(0ms));
  using Boxes = std::vector<Identity>;
  QCOMPARE(lively.next(model, now(1000ms)), (Boxes{{1}, {3}}));
  QCOMPARE(lively.next(model, now(3000ms)), (Boxes{{1}, {3}}));  // for the last time
  QCOMPARE(lively.next(model, now(4000ms)), Boxes{{1}});
  QCOMPARE(lively.next(model, now(6000ms)), Boxes{{1}});
  QVERIFY(lively.next(model, now(7000ms)).empty());
  lively.read(model, now(1000ms));
  QCOMPARE(lively.next(model, now(1000ms)), (Boxes{{1}, {3}}));
}

void TreePainterTest::the_number_of_a_start_stays() {
  Pictures pictures;
  QCOMPARE(look_of(pictures.scene, pictures.box(3), otp::TimePoint{}).starts, QString());
  pictures.restart(3);
  pictures.restart(3);
  QCOMPARE(look_of(pictures.scene, pictures.box(3), pictures.told.now + 1h).starts, "#3");
}

void TreePainterTest::a_supervisor_shows_the_restarts_that_it_has_left_data() {
  QTest::addColumn<int>("kind");
  for (ui::ThemeKind kind : ui::theme_kinds) {
    QTest::newRow(qPrintable(ui::name_of(kind))) << int(kind);
  }
}

void TreePainterTest::a_supervisor_shows_the_restarts_that_it_has_left() {
  QFETCH(int, kind);
  const ui::Theme& theme = ui::theme_of(ui::ThemeKind(kind));
  Pictures pictures;
  pictures.kind = theme.kind;
  QVERIFY(!look_of(pictures.scene, pictures.box(1), otp::TimePoint{}).left);
  QImage without = pictures.at({}, 1);
  pictures.limit(3);
  QImage whole = pictures.at(pictures.told.now, 1);
  QCOMPARE(count_of(whole, theme.flash), 0);
  QVERIFY(count_of(whole, theme.dim_text) > count_of(without, theme.dim_text) + 3 * 16);
  pictures.limit(3, 2);
  observer::TimePoint used = pictures.told.now;
  QCOMPARE(look_of(pictures.scene, pictures.box(1), used).left->left, 1U);
  int one_full = count_of(pictures.at(used, 1), theme.flash);
  QVERIFY2(one_full > 45, qPrintable(QString::number(one_full)));
  pictures.limit(3, 3);
  QCOMPARE(look_of(pictures.scene, pictures.box(1), pictures.told.now).left->left, 0U);
  int all_empty = count_of(pictures.at(pictures.told.now, 1), theme.error);
  QVERIFY2(all_empty > 30 && all_empty < 100, qPrintable(QString::number(all_empty)));
  QCOMPARE(pictures.at(pictures.told.now + 10s, 1), whole);
}

void TreePainterTest::a_gauge_of_many_restarts_is_as_wide_as_one_of_five() {
  Pictures pictures;
  const ui::Theme& theme = ui::theme_of(pictures.kind);
  int full[3];
  for (int i = 0; i < 3; ++i) {
    int used[] = {1, 60, 99};
    pictures.limit(100, std::uint32_t(used[i]));
    full[i] = count_of(pictures.at(pictures.told.now, 1), theme.flash);
  }
  QVERIFY(full[0] > full[1] && full[1] > full[2] && full[2] > 0);
  pictures.limit(0);
  QCOMPARE(look_of(pictures.scene, pictures.box(1), pictures.told.now).left->left, 0U);
}

void TreePainterTest::what_a_search_does_not_find_is_grey_but_there() {
  Pictures pictures;
  pictures.told << trace::Registered{pid(3), otp::Term(Atom("ledger"))};
  for (double scale : {1.0, 0.4, 0.2}) {
    QImage before = pictures.at({}, scale);
    pictures.scene.search(ui::ProcessSearch("ledger"));
    pictures.scene.look_for(10s);
    QImage found = pictures.at({}, scale);
    QCOMPARE(pictures.pixels_that_differ(before, found, pictures.box(3).rect, scale), 0);
    QVERIFY(pictures.pixels_that_differ(before, found, pictures.box(2).rect, scale) > 0);
    pictures.scene.search(ui::ProcessSearch("nobody"));
    pictures.scene.look_for(10s);
    const ui::Theme& theme = ui::theme_of(ui::ThemeKind::Light);
    QImage grey = pictures.at({}, scale);
    QVERIFY(count_of(grey, theme.line) > count_of(before, theme.line));
    pictures.scene.search({});
    QCOMPARE(pictures.at({}, scale), before);
  }
}

void TreePainterTest::a_single_sick_process_is_seen_from_far_away() {
  Pictures pictures;
  for (std::uint32_t child = 10; child < 3000; ++child) {
    pictures.told << support::spawned_supervisor(pid(child), pid(1));
  }
  const ui::Theme& theme = ui::theme_of(ui::ThemeKind::Light);
  pictures.scene.read(pictures.told.model);
  QCOMPARE(count_of(pictures.at({}, 0.005), theme.warning), 0);
  pictures.told << trace::DepthChanged{pid(1500), 20};
  pictures.scene.read(pictures.told.model);
  QVERIFY(count_of(pictures.at({}, 0.005), theme.warning) >= 9);
}

void TreePainterTest::what_is_selected_is_seen_from_far_away() {
  Pictures pictures;
  for (double scale : {1.0, 0.3, 0.02}) {
    pictures.selected = {};
    QImage before = pictures.at({}, scale);
    pictures.selected = {4};
    QVERIFY(pictures.at({}, scale) != before);
  }
}

/// How many rows of a part of a picture have points of nearly this colour.
int rows_with(const QImage& image, const QRect& part, const QColor& colour) {
  int rows = 0;
  for (int y = part.top(); y <= part.bottom(); ++y) {
    bool is_there = false;
    for (int x = part.left(); x <= part.right(); ++x) {
      is_there = is_there || std::abs(qGray(image.pixel(x, y)) - qGray(colour.rgb())) < 40;
    }
    if (is_there) ++rows;
  }
  return rows;
}

void TreePainterTest::a_title_is_as_high_in_a_small_box_as_in_a_large_one() {
  Pictures pictures;
  pictures.told << trace::Registered{pid(3), otp::Term(Atom("HHHH"))};
  pictures.scene.read(pictures.told.model);
  const ui::Theme& theme = ui::theme_of(pictures.kind);
  for (double scale : {0.5, 0.6, 0.7, 0.79}) {
    QRectF box = pictures.box(3).rect;
    QRectF inner(box.topLeft() * scale + QPointF(20 + 23 * scale, 22),
                 QSizeF(box.width() * scale - 40 * scale, box.height() * scale - 4));
    int rows = rows_with(pictures.at({}, scale), inner.toAlignedRect(), theme.text);
    QVERIFY2(rows >= 8, qPrintable(QString("%1 rows at %2").arg(rows).arg(scale)));
  }
}

void TreePainterTest::from_far_only_what_matters_stands_beside_the_title() {
  Pictures pictures;
  const ui::Theme& theme = ui::theme_of(pictures.kind);
  QImage without = pictures.at({}, 0.6);
  pictures.limit(3);
  QCOMPARE(pictures.at(pictures.told.now, 0.6), without);  // a gauge that is full
  pictures.limit(3, 2);
  QVERIFY(count_of(pictures.at(pictures.told.now, 0.6), theme.flash) > 20);
  QImage calm = pictures.at({}, 0.6);
  pictures.told << trace::DepthChanged{pid(3), 20};
  pictures.scene.read(pictures.told.model);
  QImage waiting = pictures.at({}, 0.6);
  QVERIFY(pictures.pixels_that_differ(calm, waiting, pictures.box(3).rect, 0.6) > 50);
}

/// Files of shapes have no points to paint.
void TreePainterTest::a_picture_made_of_shapes_has_everything() {
  Pictures pictures;
  pictures.restart(3);
  QPicture shapes;
  QPainter painter(&shapes);
  const ui::Theme& theme = ui::theme_of(ui::ThemeKind::Light);
  ui::TreePainter tree(pictures.scene, theme, pictures.cache);
  tree.set_instant(pictures.told.now);
  tree.paint(painter, {QPointF(0, 0), pictures.scene.layout().size}, 0.2);
  painter.end();
  QImage image(pictures.scene.layout().size.toSize(), QImage::Format_RGB32);
  image.fill(theme.ground);
  QPainter(&image).drawPicture(0, 0, shapes);
  QVERIFY(count_of(image, theme.supervisor) > 50);
  QVERIFY(count_of(image, theme.server) > 50);
  QVERIFY(count_of(image, theme.flash) > 10);
}

void TreePainterTest::a_picture_has_so_many_more_points_on_a_finer_screen() {
  Pictures pictures;
  const ui::Theme& theme = ui::theme_of(ui::ThemeKind::Light);
  for (double scale : {1.0, 0.3}) {
    int once = count_of(pictures.at({}, scale, 1), theme.server);
    int twice = count_of(pictures.at({}, scale, 2), theme.server);
    QVERIFY2(twice > once * 3 / 2, qPrintable(QString("%1 %2").arg(once).arg(twice)));
  }
}

const support::Registered registered(&support::make_case<TreePainterTest>);

}  // namespace

#include "tree_painter_test.moc"
