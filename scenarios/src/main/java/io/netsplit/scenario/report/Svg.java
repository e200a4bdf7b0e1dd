package io.netsplit.scenario.report;

/**
 * Writes SVG elements. Looks are classes of the page's style sheet, so that one picture serves light, dark and paper;
 * coordinates are rounded to a tenth, so that the same picture is the same text.
 */
final class Svg {
    /** Where a text stands relative to its point. */
    enum Anchor {
        start,
        middle,
        end
    }

    /** Of the small bold letters of labels, on average, in most fonts. */
    private static final double PX_PER_LETTER = 6.4;

    private final StringBuilder out = new StringBuilder();

    /** Opens the picture; {@code label} is what a screen reader says. */
    Svg(double width, double height, String label) {
        out.append("<svg class=\"chart\" viewBox=\"0 0 ")
                .append(number(width))
                .append(' ')
                .append(number(height));
        out.append("\" role=\"img\" aria-label=\"")
                .append(XmlText.escape(label))
                .append("\">\n");
    }

    Svg line(String look, double x1, double y1, double x2, double y2) {
        open("line", look);
        attribute("x1", x1).attribute("y1", y1).attribute("x2", x2).attribute("y2", y2);
        return closeEmpty();
    }

    Svg rect(String look, double x, double y, double width, double height) {
        return rect(look, x, y, width, height, 0, "");
    }

    /** With rounded corners, and {@code title} shown when pointed at. */
    Svg rect(String look, double x, double y, double width, double height, double radius, String title) {
        open("rect", look);
        attribute("x", x)
                .attribute("y", y)
                .attribute("width", Math.max(0, width))
                .attribute("height", height);
        if (radius > 0) {
            attribute("rx", radius);
        }
        return close("rect", title);
    }

    /** An invisible place that a link can lead to, framed once it has; nothing where {@code id} is empty. */
    Svg target(String id, double x, double y, double width, double height) {
        if (id.isEmpty()) {
            return this;
        }
        open("rect", "target");
        out.append(" id=\"").append(XmlText.escape(id)).append('"');
        attribute("x", x).attribute("y", y).attribute("width", width).attribute("height", height);
        return closeEmpty();
    }

    Svg path(String look, String data, String title) {
        open("path", look);
        out.append(" d=\"").append(data).append('"');
        return close("path", title);
    }

    Svg circle(String look, double x, double y, double radius, String title) {
        open("circle", look);
        attribute("cx", x).attribute("cy", y).attribute("r", radius);
        return close("circle", title);
    }

    Svg text(String look, double x, double y, Anchor anchor, String content) {
        open("text", look);
        attribute("x", x).attribute("y", y);
        if (anchor != Anchor.start) {
            out.append(" text-anchor=\"").append(anchor).append('"');
        }
        out.append('>').append(XmlText.escape(content)).append("</text>\n");
        return this;
    }

    /** A text in a bar where it fits, else behind it, else before it. */
    Svg barLabel(String look, String content, double x, double width, double y, double pictureWidth) {
        double needed = content.length() * PX_PER_LETTER + 12;
        if (needed <= width) {
            return text(look, x + 6, y, Anchor.start, content);
        }
        return x + width + needed < pictureWidth
                ? text(look, x + width + 6, y, Anchor.start, content)
                : text(look, x - 6, y, Anchor.end, content);
    }

    Svg group(String look) {
        open("g", look);
        out.append(">\n");
        return this;
    }

    Svg endGroup() {
        out.append("</g>\n");
        return this;
    }

    /** Closes the picture. */
    String end() {
        return out.append("</svg>\n").toString();
    }

    /** To a tenth, without a useless zero. */
    static String number(double value) {
        long tenths = StrictMath.round(value * 10);
        String sign = tenths < 0 ? "-" : "";
        long size = Math.abs(tenths);
        return sign + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
    }

    private void open(String element, String look) {
        out.append('<').append(element);
        if (!look.isEmpty()) {
            out.append(" class=\"").append(look).append('"');
        }
    }

    private Svg attribute(String name, double value) {
        out.append(' ').append(name).append("=\"").append(number(value)).append('"');
        return this;
    }

    private Svg close(String element, String title) {
        if (title.isEmpty()) {
            return closeEmpty();
        }
        out.append("><title>")
                .append(XmlText.escape(title))
                .append("</title></")
                .append(element)
                .append(">\n");
        return this;
    }

    private Svg closeEmpty() {
        out.append("/>\n");
        return this;
    }
}
