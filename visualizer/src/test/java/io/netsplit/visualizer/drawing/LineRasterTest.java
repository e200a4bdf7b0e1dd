package io.netsplit.visualizer.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.visualizer.drawing.Pen.Dash;
import io.netsplit.visualizer.theme.Theme;
import io.netsplit.visualizer.theme.Tone;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Thousands of arrows, by a shorter way than the general renderer, must look like arrows. */
class LineRasterTest {
    private static final int SIZE = 200;
    private static final int WHITE = 0xFFFFFFFF;

    private final BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB_PRE);
    private final LineRaster raster = new LineRaster(image);

    LineRasterTest() {
        int[] white = new int[SIZE * SIZE];
        Arrays.fill(white, WHITE);
        image.setRGB(0, 0, SIZE, SIZE, white, 0, SIZE);
        raster.within(new AffineTransform(), new Rectangle2D.Double(20, 20, 160, 160));
    }

    private void line(double x1, double y1, double x2, double y2, Pen pen) {
        raster.line(new Shape.Line(x1, y1, x2, y2, pen), 0x000000);
    }

    /** How much is black, in pixels. */
    private double ink() {
        double sum = 0;
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                sum += (255 - (image.getRGB(x, y) & 0xFF)) / 255.0;
            }
        }
        return sum;
    }

    @Test
    void aLineIsAsLongAsItsLongerSideInEveryDirection() {
        for (int angle = 0; angle < 360; angle += 15) {
            BufferedImage fresh = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB_PRE);
            LineRaster one = new LineRaster(fresh);
            one.within(new AffineTransform(), new Rectangle2D.Double(0, 0, SIZE, SIZE));
            double dx = 70 * StrictMath.cos(StrictMath.toRadians(angle));
            double dy = 70 * StrictMath.sin(StrictMath.toRadians(angle));
            one.line(new Shape.Line(100, 100, 100 + dx, 100 + dy, Pen.of(Tone.TEXT, 1)), 0xFFFFFF);
            double sum = 0;
            for (int i = 0; i < SIZE * SIZE; i++) {
                sum += (fresh.getRGB(i % SIZE, i / SIZE) & 0xFF) / 255.0;
            }
            assertThat(sum)
                    .as("%s degrees", angle)
                    .isBetween(Math.max(Math.abs(dx), Math.abs(dy)) - 2, Math.max(Math.abs(dx), Math.abs(dy)) + 2);
            int end = fresh.getRGB((int) Math.round(99.5 + dx * 0.9), (int) Math.round(99.5 + dy * 0.9)) & 0xFF;
            assertThat(end).as("%s degrees", angle).isGreaterThan(60);
        }
    }

    @Test
    void nothingIsDrawnOutsideOfThePartThatMayBeTouched() {
        for (int i = -400; i < 600; i += 7) {
            line(i, -300, 200 - i, 500, Pen.of(Tone.TEXT, 1));
            line(-300, i, 500, 200 - i, Pen.of(Tone.TEXT, 1));
            raster.triangle(new double[] {i, i, i + 30, i + 3, i + 4, i + 40}, 0, 1);
        }
        assertThat(ink()).isPositive();
        for (int i = 0; i < SIZE; i++) {
            for (int edge : new int[] {0, 19, 180, 199}) {
                assertThat(image.getRGB(i, edge)).isEqualTo(WHITE);
                assertThat(image.getRGB(edge, i)).isEqualTo(WHITE);
            }
        }
    }

    @Test
    void dashesLeaveGapsAndFaintLinesAreFaint() {
        line(30, 50, 170, 50, Pen.of(Tone.TEXT, 1));
        double solid = ink();
        line(30, 70, 170, 70, Pen.of(Tone.TEXT, 1).dashed(Dash.DASHED));
        double dashed = ink() - solid;
        line(30, 90, 170, 90, Pen.of(Tone.TEXT, 0.25, 1));
        double faint = ink() - solid - dashed;
        assertThat(dashed / solid).isBetween(0.55, 0.8);
        assertThat(faint / solid).isBetween(0.2, 0.3);
    }

    @Test
    void anArrowHeadIsFilled() {
        raster.triangle(new double[] {100, 100, 92, 96, 92, 104}, 0, 1);
        assertThat(ink()).isBetween(24.0, 42.0);
        assertThat(image.getRGB(94, 99)).isEqualTo(0xFF000000);
    }

    @Test
    void manyArrowsLookLikeThoseOfTheGeneralRenderer() {
        Canvas few = arrows(new Canvas(SIZE, SIZE).ground(Tone.GROUND), 60);
        Canvas many = arrows(new Canvas(SIZE, SIZE).ground(Tone.GROUND), 60);
        // Shapes that are out of the picture only make it one with too many shapes.
        for (int i = 0; i < 7_000; i++) {
            many.line(-50, -50, -40, -40, Pen.of(Tone.TEXT, 1));
        }
        BufferedImage smooth = Painter.paint(few.done(""), Theme.LIGHT, 1);
        BufferedImage quick = Painter.paint(many.done(""), Theme.LIGHT, 1);
        double difference = 0;
        for (int i = 0; i < SIZE * SIZE; i++) {
            int a = smooth.getRGB(i % SIZE, i / SIZE) & 0xFF;
            int b = quick.getRGB(i % SIZE, i / SIZE) & 0xFF;
            difference += Math.abs(a - b);
        }
        assertThat(difference / SIZE / SIZE).isLessThan(12);
        List<Integer> rgbs = List.of(quick.getRGB(2, 2), smooth.getRGB(2, 2));
        assertThat(rgbs).containsOnly(WHITE);
    }

    private static Canvas arrows(Canvas canvas, int count) {
        for (int i = 0; i < count; i++) {
            double x = 10 + i * 2.5;
            double y = i % 2 == 0 ? 170 : 30;
            canvas.line(x, 200 - y, x + 25, y, Pen.of(Tone.TRAFFIC, 1));
            canvas.path(true, Ink.of(Tone.TRAFFIC), null, x + 25, y, x + 20, y - 5, x + 28, y - 6);
        }
        return canvas;
    }
}
