// The links and monitors of a process that the lines of the tree do not show.

#include "draw/relations.h"

#include <QImage>

#include "model_events.h"
#include "qt_test.h"

namespace {

using support::pid;
using ui::Identity;
using ui::Relation;
using ui::Tie;

/// A supervisor of servers 2 to 4 and a client 5 beside them.
struct Net {
  support::Told told;

  Net() {
    told << support::spawned_supervisor(pid(1));
    for (std::uint32_t child : {2U, 3U, 4U}) {
      told << support::spawned_server(pid(child), pid(1)) << trace::Linked{pid(1), pid(child)};
    }
    told << support::spawned(pid(5));
  }
  ui::TreeLayout layout() const {
    ui::TreeFacts facts;
    facts.read(told.model);
    return ui::lay_out(told.model, facts, {}, {});
  }
  std::vector<Relation> of(std::uint32_t place) const {
    return ui::relations_of(told.model, layout(), Identity{place});
  }
  int box(std::uint32_t place) const { return layout().find(Identity{place}); }
};

class RelationsTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void links_within_the_tree_are_the_lines_of_the_tree() {
    Net net;
    QVERIFY(net.of(1).empty());
    QVERIFY(net.of(2).empty());
    QVERIFY(net.of(0).empty());
  }

  void others_are_found_from_both_ends() {
    Net net;
    net.told << trace::Linked{pid(5), pid(2)} << trace::Monitored{pid(5), pid(3), otp::Ref{7}};
    QVERIFY(
        (net.of(5) == std::vector<Relation>{{Tie::Link, net.box(2)}, {Tie::Monitors, net.box(3)}}));
    QVERIFY((net.of(2) == std::vector<Relation>{{Tie::Link, net.box(5)}}));
    QVERIFY((net.of(3) == std::vector<Relation>{{Tie::Watched, net.box(5)}}));
    net.told << trace::Exited{pid(2), otp::Atom("boom")};
    QVERIFY((net.of(5) == std::vector<Relation>{{Tie::Monitors, net.box(3)}}));
    QVERIFY(net.of(2).empty());
  }

  void each_kind_has_a_line_of_its_own() {
    std::vector<QImage> pictures;
    for (Tie tie : {Tie::Link, Tie::Monitors, Tie::Watched}) {
      QImage picture(200, 60, QImage::Format_RGB32);
      const ui::Theme& theme = ui::theme_of(ui::ThemeKind::Light);
      picture.fill(theme.ground);
      QPainter painter(&picture);
      ui::paint_tie(painter, {10, 20, 20, 20}, {170, 20, 20, 20}, tie, theme);
      painter.end();
      pictures.push_back(picture);
    }
    QVERIFY(pictures[0] != pictures[1]);
    QVERIFY(pictures[1] != pictures[2]);
    QVERIFY(pictures[0] != pictures[2]);
  }
};

const support::Registered registered(&support::make_case<RelationsTest>);

}  // namespace

#include "relations_test.moc"
