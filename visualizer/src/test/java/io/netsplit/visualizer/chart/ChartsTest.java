package io.netsplit.visualizer.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Shape;
import io.netsplit.visualizer.drawing.SvgWriter;
import io.netsplit.visualizer.theme.Theme;
import io.netsplit.visualizer.theme.Tone;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** JFreeChart's charts as shapes. */
class ChartsTest {
    private static final double WIDTH = 400;
    private static final double HEIGHT = 200;

    private final Scale latency = Scale.logarithmic(1e6, 1e9, ns -> (long) (ns / 1e6) + " ms");
    private final Scale seconds = Scale.linear(0, 10, 5, value -> (long) value + " s");

    @Test
    void aFactorIsTheSameLengthAllAlongALogarithmicAxis() {
        assertThat(latency.share(1e6)).isZero();
        assertThat(latency.share(1e9)).isEqualTo(1);
        assertThat(latency.share(1e8) - latency.share(1e7)).isCloseTo(1.0 / 3, offset());
        Curve curve = new Curve("all", new double[] {0, 5, 10}, new double[] {1e6, 1e7, 1e9}, Pen.of(Tone.TRAFFIC, 2));
        double[] points = path(chart(curve));
        double plot = HEIGHT - Charts.TOP - Charts.BOTTOM;
        assertThat(points[1]).isCloseTo(plot, offset());
        assertThat(points[3]).isCloseTo(plot * 2 / 3, offset());
        assertThat(points[5]).isCloseTo(0, offset());
        assertThat(points[2]).isCloseTo((WIDTH - Charts.LEFT - Charts.RIGHT) / 2, offset());
    }

    @Test
    void linesAreCutOffAtTheFrameOfThePlot() {
        Curve curve = new Curve("far", new double[] {0, 10}, new double[] {1e3, 1e12}, Pen.of(Tone.TRAFFIC, 2));
        Shape.Frame frame = chart(curve).shapes().stream()
                .filter(shape -> shape instanceof Shape.Frame one
                        && one.shapes().stream().anyMatch(inner -> inner instanceof Shape.Path))
                .map(shape -> (Shape.Frame) shape)
                .findFirst()
                .orElseThrow();
        assertThat(frame.x()).isEqualTo(Charts.LEFT);
        assertThat(frame.width()).isEqualTo(WIDTH - Charts.LEFT - Charts.RIGHT);
        assertThat(frame.height()).isEqualTo(HEIGHT - Charts.TOP - Charts.BOTTOM);
    }

    @Test
    void ticksAreRoundAndDoNotOverlap() {
        List<String> texts = texts(chart());
        assertThat(texts).contains("0 s", "2 s", "10 s", "1 ms", "1000 ms");
        Drawing low = Charts.lines(120, 60, seconds, latency, List.of(), List.of(), "");
        assertThat(texts(low)).hasSizeLessThan(6).contains("1 ms");
    }

    @Test
    void aBandIsShadedInTheColourOfFaults() {
        Drawing drawing = Charts.lines(WIDTH, HEIGHT, seconds, latency, List.of(), List.of(new Band(5, 7.5)), "");
        Shape.Box box = all(drawing.shapes(), 0, 0).stream()
                .filter(shape -> shape instanceof Shape.Box one
                        && one.fill() != null
                        && one.fill().tone() == Tone.FAULT)
                .map(shape -> (Shape.Box) shape)
                .findFirst()
                .orElseThrow();
        assertThat(box.width()).isCloseTo((WIDTH - Charts.LEFT - Charts.RIGHT) / 4, offset());
    }

    @Test
    void ofBandsThatTouchEveryOtherOneIsLighter() {
        List<Band> bands = List.of(new Band(1, 2), new Band(2, 4), new Band(4, 5), new Band(7, 8));
        Drawing drawing = Charts.lines(WIDTH, HEIGHT, seconds, latency, List.of(), bands, "");
        List<Double> shades = all(drawing.shapes(), 0, 0).stream()
                .filter(shape -> shape instanceof Shape.Box one
                        && one.fill() != null
                        && one.fill().tone() == Tone.FAULT)
                .map(shape -> ((Shape.Box) shape).fill().opacity())
                .toList();
        double dark = shades.get(0);
        double light = shades.get(1);
        assertThat(light).isLessThan(dark / 2);
        assertThat(shades).containsExactly(dark, light, dark, dark);
    }

    @Test
    void aHeatMapHasItsRowsFromTheTop() {
        Drawing drawing = Charts.heat(
                100, 30, seconds, 3, List.of(new HeatCell(0, 0, 5, 0), new HeatCell(2, 5, 10, 1)), Tone.TRAFFIC);
        List<Shape.Box> boxes = all(drawing.shapes(), 0, 0).stream()
                .filter(shape -> shape instanceof Shape.Box)
                .map(shape -> (Shape.Box) shape)
                .toList();
        assertThat(boxes).hasSize(2);
        assertThat(boxes.get(0).y()).isZero();
        assertThat(boxes.get(0).width()).isCloseTo(50, offset());
        assertThat(boxes.get(1).y()).isCloseTo(20, offset());
        assertThat(boxes.get(1).x()).isCloseTo(50, offset());
        assertThat(boxes.get(1).fill().opacity())
                .isGreaterThan(boxes.get(0).fill().opacity());
    }

    @Test
    void theSameChartIsTheSameText() {
        assertThat(SvgWriter.write(chart(), Theme.DARK)).isEqualTo(SvgWriter.write(chart(), Theme.DARK));
    }

    @Test
    void aColourWithoutAMeaningIsRefused() {
        ChartGraphics graphics = new ChartGraphics(10, 10);
        graphics.setPaint(Color.RED);
        assertThatThrownBy(() -> graphics.fillRect(0, 0, 1, 1)).hasMessageContaining("colours by meaning");
    }

    private Drawing chart(Curve... curves) {
        return Charts.lines(WIDTH, HEIGHT, seconds, latency, List.of(curves), List.of(), "a chart");
    }

    private static double[] path(Drawing drawing) {
        return all(drawing.shapes(), 0, 0).stream()
                .filter(shape -> shape instanceof Shape.Path)
                .map(shape -> ((Shape.Path) shape).points())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(Drawing drawing) {
        return all(drawing.shapes(), 0, 0).stream()
                .filter(shape -> shape instanceof Shape.Label)
                .map(shape -> ((Shape.Label) shape).text())
                .toList();
    }

    private static List<Shape> all(List<Shape> shapes, double x, double y) {
        List<Shape> found = new ArrayList<>();
        for (Shape shape : shapes) {
            if (shape instanceof Shape.Frame frame) {
                found.addAll(all(frame.shapes(), x + frame.x(), y + frame.y()));
            } else {
                found.add(shape);
            }
        }
        return found;
    }

    private static org.assertj.core.data.Offset<Double> offset() {
        return org.assertj.core.data.Offset.offset(1e-3);
    }
}
