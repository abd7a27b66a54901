#include "pdf_text.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <vector>

namespace support {
namespace {

using Glyphs = QHash<int, QString>;  // what each glyph of a font stands for

/// The streams of a PDF by the numbers of their objects, unpacked where they are packed.
QHash<int, QByteArray> streams_of(const QByteArray& pdf) {
  static const QRegularExpression object(R"((?:^|\n)(\d+) 0 obj\n)");
  QHash<int, QByteArray> streams;
  QString latin = QString::fromLatin1(pdf);
  for (auto it = object.globalMatch(latin); it.hasNext();) {
    auto match = it.next();
    qsizetype from = match.capturedEnd();
    qsizetype until = pdf.indexOf("endobj", from);
    qsizetype begin = pdf.indexOf("stream\n", from);
    if (begin < 0 || begin > until) continue;
    begin += 7;
    qsizetype end = pdf.indexOf("endstream", begin);
    QByteArray bytes = pdf.mid(begin, end - begin);
    bool is_packed = pdf.mid(from, begin - from).contains("/FlateDecode");
    // qUncompress wants the length in front; any guess will do.
    QByteArray guess("\0\1\0\0", 4);
    streams[match.captured(1).toInt()] = is_packed ? qUncompress(guess + bytes) : bytes;
  }
  return streams;
}

/// Reads `<0001> <0011> [<004B> <0057> ...]` and `<0001> <0001> <0009>`.
Glyphs glyphs_of(const QString& map) {
  static const QRegularExpression range(
      R"(<([0-9A-F]{4})> <([0-9A-F]{4})> (?:<([0-9A-F]+)>|\[([^\]]*)\]))");
  static const QRegularExpression hex("<([0-9A-F]+)>");
  auto text = [](const QString& digits) {
    QString units;
    for (qsizetype at = 0; at + 4 <= digits.size(); at += 4) {
      units += QChar(digits.mid(at, 4).toUShort(nullptr, 16));
    }
    return units;
  };
  Glyphs glyphs;
  for (auto it = range.globalMatch(map); it.hasNext();) {
    auto match = it.next();
    int glyph = match.captured(1).toInt(nullptr, 16);
    int last = match.captured(2).toInt(nullptr, 16);
    if (!match.captured(3).isEmpty()) {
      ushort first = match.captured(3).toUShort(nullptr, 16);
      for (ushort unit = first; glyph <= last; ++glyph, ++unit) glyphs[glyph] = QChar(unit);
    }
    for (auto each = hex.globalMatch(match.captured(4)); each.hasNext(); ++glyph) {
      glyphs[glyph] = text(each.next().captured(1));
    }
  }
  return glyphs;
}

QHash<int, Glyphs> fonts_of(const QByteArray& pdf, const QHash<int, QByteArray>& streams) {
  static const QRegularExpression font(R"((\d+) 0 obj\n<< /Type /Font\n/Subtype /Type0[^>]*)"
                                       R"(/ToUnicode (\d+) 0 R)");
  QHash<int, Glyphs> fonts;
  for (auto it = font.globalMatch(QString::fromLatin1(pdf)); it.hasNext();) {
    auto match = it.next();
    fonts[match.captured(1).toInt()] =
        glyphs_of(QString::fromLatin1(streams.value(match.captured(2).toInt())));
  }
  return fonts;
}

/// What stands between BT and ET: glyphs, each moved on from the one before.
QString run_of(const QString& code, const Glyphs& glyphs) {
  static const QRegularExpression shown(R"((-?[0-9.]+) (-?[0-9.]+) Td <([0-9A-F]+)> Tj)");
  std::vector<std::pair<double, QString>> placed;
  double x = 0;
  for (auto it = shown.globalMatch(code); it.hasNext();) {
    auto match = it.next();
    x += match.captured(1).toDouble();
    placed.emplace_back(x, glyphs.value(match.captured(3).toInt(nullptr, 16)));
  }
  std::ranges::stable_sort(placed, {}, [](const auto& glyph) { return glyph.first; });
  QString text;
  for (const auto& [at, glyph] : placed) text += glyph;
  return text.simplified();  // a space is written as a tabulator
}

}  // namespace

QStringList texts_of_pdf(const QByteArray& pdf) {
  static const QRegularExpression run(R"(BT\n/F(\d+) [^\n]*Tm\n(.*?)ET\n)",
                                      QRegularExpression::DotMatchesEverythingOption);
  QHash<int, QByteArray> streams = streams_of(pdf);
  QHash<int, Glyphs> fonts = fonts_of(pdf, streams);
  QStringList texts;
  for (const QByteArray& stream : streams) {
    for (auto it = run.globalMatch(QString::fromLatin1(stream)); it.hasNext();) {
      auto match = it.next();
      texts << run_of(match.captured(2), fonts.value(match.captured(1).toInt()));
    }
  }
  return texts;
}

}  // namespace support
