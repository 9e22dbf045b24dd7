package dev.tributary.training.report;

import java.util.Locale;

/** Writes the shapes of a chart. */
final class Svg {
  private final StringBuilder text = new StringBuilder();

  Svg(int width, int height, String title) {
    add(
        "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"%s\">",
        width, height, width, escaped(title));
  }

  Svg rectangle(double x, double y, double width, double height, String style, String tip) {
    return add(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" class=\"%s\"><title>%s</title></rect>",
        x, y, Math.max(0, width), Math.max(0, height), style, escaped(tip));
  }

  Svg label(double x, double y, String anchor, String words) {
    return add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, escaped(words));
  }

  Svg line(double x1, double y1, double x2, double y2, String style) {
    return add(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>",
        x1, y1, x2, y2, style);
  }

  /** A line through points, given as x and y in turn. */
  Svg path(double[] points, String style) {
    StringBuilder coordinates = new StringBuilder();
    for (int i = 0; i + 1 < points.length; i += 2) {
      coordinates.append(String.format(Locale.ROOT, "%.1f,%.1f ", points[i], points[i + 1]));
    }
    return add("<polyline points=\"%s\" class=\"%s\"/>", coordinates.toString().strip(), style);
  }

  private Svg add(String form, Object... values) {
    text.append(String.format(Locale.ROOT, form, values)).append('\n');
    return this;
  }

  String end() {
    return text + "</svg>\n";
  }

  static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
