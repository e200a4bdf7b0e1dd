package io.netsplit.visualizer.drawing;

import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.theme.Theme;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a drawing as SVG. The same drawing is the same text, on every machine. */
public final class SvgWriter {
    private final StringBuilder out = new StringBuilder();
    private final Function<Tone, String> colours;
    private final String name;
    private final boolean onPage;
    private int clips;

    private SvgWriter(Function<Tone, String> colours, String name) {
        this.colours = colours;
        this.name = name;
        this.onPage = !name.isEmpty();
    }

    /** A file of its own, in one theme. */
    public static String write(Drawing drawing, Theme theme) {
        String size = "xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(drawing.width()) + "\" height=\""
                + number(drawing.height()) + "\"";
        return new SvgWriter(tone -> colour(theme, tone), "").text(drawing, size);
    }

    /**
     * A part of a page that has the rules of {@link #style}: as wide as there is room, light or dark as its reader wants it, and
     * in fewer words than a file, as there are many of them on a page.
     *
     * @param name of the picture; no other one of the page has it
     */
    public static String embedded(Drawing drawing, String name) {
        return new SvgWriter(tone -> "var(" + variable(tone) + ")", name).text(drawing, "class=\"view\"");
    }

    /** The rules for pictures that are a part of a page. */
    public static String style() {
        return ":root {" + variables(Theme.LIGHT) + " }\n@media (prefers-color-scheme: dark) { :root {"
                + variables(Theme.DARK) + " } }\n.view { display: block; width: 100%; height: auto; }\n"
                + ".view { fill: none; } .view .target { pointer-events: all; }\n";
    }

    private static String variables(Theme theme) {
        return Arrays.stream(Tone.values())
                .map(tone -> " " + variable(tone) + ": " + colour(theme, tone) + ";")
                .collect(Collectors.joining());
    }

    private static String variable(Tone tone) {
        return "--view-" + tone.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String colour(Theme theme, Tone tone) {
        return String.format(Locale.ROOT, "#%06x", theme.rgb(tone));
    }

    private String text(Drawing drawing, String attributes) {
        out.append("<svg ").append(attributes);
        out.append(" viewBox=\"0 0 ")
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
        if (!onPage) {
            shapes.forEach(this::shape);
            return;
        }
        for (int i = 0; i < shapes.size(); i++) {
            if (shapes.get(i) instanceof Shape.Target target) {
                List<Shape.Target> alike = alike(shapes, i, target.words());
                targets(target.words(), alike);
                i += alike.size() - 1;
            } else {
                shape(shapes.get(i));
            }
        }
    }

    /** The targets from here on that say the same: an arrow has several. */
    private static List<Shape.Target> alike(List<Shape> shapes, int from, String words) {
        List<Shape.Target> alike = new ArrayList<>();
        for (int i = from; i < shapes.size(); i++) {
            if (!(shapes.get(i) instanceof Shape.Target target && target.words().equals(words))) {
                break;
            }
            alike.add(target);
        }
        return alike;
    }

    private void targets(String words, List<Shape.Target> targets) {
        if (words.isEmpty()) {
            return;
        }
        out.append("<path class=\"target\" d=\"");
        for (Shape.Target target : targets) {
            out.append('M').append(number(target.x())).append(' ').append(number(target.y()));
            out.append('h').append(number(target.width())).append('v').append(number(target.height()));
            out.append('H').append(number(target.x())).append('Z');
        }
        out.append("\"><title>").append(escaped(words)).append("</title></path>\n");
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
            if (onPage && box.pen() == null && (box.width() < 0.005 || box.height() < 0.005)) {
                return;
            }
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
        out.append("<clipPath id=\"").append(name).append("clip").append(clip).append("\">");
        out.append("<rect width=\"").append(number(frame.width()));
        out.append("\" height=\"").append(number(frame.height())).append("\"/></clipPath>\n");
        out.append("<g transform=\"translate(")
                .append(number(frame.x()))
                .append(' ')
                .append(number(frame.y()));
        out.append(")\" clip-path=\"url(#")
                .append(name)
                .append("clip")
                .append(clip)
                .append(")\">\n");
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
            out.append(onPage ? "" : " fill=\"none\"");
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
        out.append(' ')
                .append(attribute)
                .append("=\"")
                .append(colours.apply(ink.tone()))
                .append('"');
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
