package io.netsplit.visualizer.drawing;

import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.theme.Theme;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a drawing as SVG. The same drawing is the same text, on every machine. */
public final class SvgWriter {
    private final StringBuilder out = new StringBuilder();
    private final Theme theme;
    private int clips;

    private SvgWriter(Theme theme) {
        this.theme = theme;
    }

    public static String write(Drawing drawing, Theme theme) {
        return new SvgWriter(theme).text(drawing);
    }

    private String text(Drawing drawing) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(number(drawing.width()));
        out.append("\" height=\"").append(number(drawing.height()));
        out.append("\" viewBox=\"0 0 ")
                .append(number(drawing.width()))
                .append(' ')
                .append(number(drawing.height()));
        out.append("\" role=\"img\" aria-label=\"")
                .append(escaped(drawing.words()))
                .append("\">\n");
        shapes(drawing.shapes());
        return out.append("</svg>\n").toString();
    }

    private void shapes(List<Shape> shapes) {
        shapes.forEach(this::shape);
    }

    private void shape(Shape shape) {
        if (shape instanceof Shape.Line line) {
            open("line")
                    .at("x1", line.x1())
                    .at("y1", line.y1())
                    .at("x2", line.x2())
                    .at("y2", line.y2());
            look(null, line.pen()).close();
        } else if (shape instanceof Shape.Path path) {
            path(path);
        } else if (shape instanceof Shape.Box box) {
            open("rect")
                    .at("x", box.x())
                    .at("y", box.y())
                    .at("width", box.width())
                    .at("height", box.height());
            if (box.radius() > 0) {
                at("rx", box.radius());
            }
            look(box.fill(), box.pen()).close();
        } else if (shape instanceof Shape.Disc disc) {
            open("circle").at("cx", disc.x()).at("cy", disc.y()).at("r", disc.radius());
            look(disc.fill(), disc.pen()).close();
        } else if (shape instanceof Shape.Hatch hatch) {
            for (double[] line : Hatching.lines(hatch)) {
                shape(new Shape.Line(line[0], line[1], line[2], line[3], hatch.pen()));
            }
        } else if (shape instanceof Shape.Label label) {
            label(label);
        } else if (shape instanceof Shape.Frame frame) {
            frame(frame);
        } else if (shape instanceof Shape.Target target) {
            target(target);
        }
    }

    private void path(Shape.Path path) {
        open("path");
        out.append(" d=\"");
        double[] points = path.points();
        for (int i = 0; i + 1 < points.length; i += 2) {
            out.append(i == 0 ? "M" : "L").append(number(points[i])).append(' ').append(number(points[i + 1]));
        }
        out.append(path.closed() ? "Z\"" : "\"");
        look(path.fill(), path.pen()).close();
    }

    private void label(Shape.Label label) {
        open("text")
                .at("x", label.x())
                .at("y", label.y())
                .at("font-size", label.lettering().size());
        out.append(" font-family=\"")
                .append(label.lettering().fixed() ? "monospace" : "sans-serif")
                .append('"');
        if (label.lettering().bold()) {
            out.append(" font-weight=\"bold\"");
        }
        if (label.anchor() != Anchor.START) {
            out.append(" text-anchor=\"")
                    .append(label.anchor() == Anchor.END ? "end" : "middle")
                    .append('"');
        }
        paint("fill", label.ink());
        out.append(" xml:space=\"preserve\">").append(escaped(label.text())).append("</text>\n");
    }

    private void frame(Shape.Frame frame) {
        int clip = clips++;
        out.append("<clipPath id=\"clip").append(clip).append("\">");
        out.append("<rect width=\"").append(number(frame.width()));
        out.append("\" height=\"").append(number(frame.height())).append("\"/></clipPath>\n");
        out.append("<g transform=\"translate(")
                .append(number(frame.x()))
                .append(' ')
                .append(number(frame.y()));
        out.append(")\" clip-path=\"url(#clip").append(clip).append(")\">\n");
        shapes(frame.shapes());
        out.append("</g>\n");
    }

    private void target(Shape.Target target) {
        if (target.words().isEmpty()) {
            return;
        }
        open("rect").at("x", target.x()).at("y", target.y());
        at("width", target.width()).at("height", target.height());
        out.append(" fill=\"none\" pointer-events=\"all\"><title>")
                .append(escaped(target.words()))
                .append("</title></rect>\n");
    }

    private SvgWriter open(String element) {
        out.append('<').append(element);
        return this;
    }

    private SvgWriter at(String attribute, double value) {
        out.append(' ').append(attribute).append("=\"").append(number(value)).append('"');
        return this;
    }

    private SvgWriter look(@Nullable Ink fill, @Nullable Pen pen) {
        if (fill == null) {
            out.append(" fill=\"none\"");
        } else {
            paint("fill", fill);
        }
        if (pen != null) {
            paint("stroke", pen.ink());
            at("stroke-width", pen.width());
            double[] dash = pen.dash().lengths();
            if (dash.length > 0) {
                out.append(" stroke-dasharray=\"")
                        .append(number(dash[0]))
                        .append(' ')
                        .append(number(dash[1]))
                        .append('"');
            }
        }
        return this;
    }

    private void paint(String attribute, Ink ink) {
        out.append(' ').append(attribute).append("=\"#");
        out.append(String.format(Locale.ROOT, "%06x", theme.rgb(ink.tone()))).append('"');
        if (ink.opacity() < 1) {
            at(attribute + "-opacity", ink.opacity());
        }
    }

    private void close() {
        out.append("/>\n");
    }

    /** To a hundredth, without useless zeros. */
    static String number(double value) {
        long hundredths = StrictMath.round(value * 100);
        String sign = hundredths < 0 ? "-" : "";
        long size = Math.abs(hundredths);
        String text = sign + size / 100;
        if (size % 100 == 0) {
            return text;
        }
        return text + "." + (size % 100 < 10 ? "0" : "") + (size % 10 == 0 ? size % 100 / 10 : size % 100);
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.append(c < ' ' || Character.isSurrogate(c) || c >= 0xFFFE ? '\uFFFD' : c);
            }
        }
        return safe.toString();
    }
}
