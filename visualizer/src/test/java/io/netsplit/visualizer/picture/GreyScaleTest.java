package io.netsplit.visualizer.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.visualizer.SampleTrace;
import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Shape;
import io.netsplit.visualizer.model.Ending;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.ColourVision;
import io.netsplit.visualizer.theme.Theme;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Without any colour, every two roles differ in how light they are, or in a sign that is drawn beside the colour. */
class GreyScaleTest {
    /** CIEDE2000 of two greys that are told apart at a glance. */
    private static final double LIGHTNESS_MIN = 10;

    private static final double WIDTH_MIN = 0.3;

    /** A role as it is drawn: a line with a dash and a width, or a filled shape with something on it. */
    private record Sign(Pen.Dash dash, double width, boolean filled) {
        boolean differsFrom(Sign other) {
            return filled != other.filled
                    || !filled && (dash != other.dash || Math.abs(width - other.width) >= WIDTH_MIN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTwoRolesAreToldApart(Theme theme) {
        Map<Tone, Sign> signs = signs();
        assertThat(signs).hasSize(7);
        for (Map.Entry<Tone, Sign> one : signs.entrySet()) {
            for (Map.Entry<Tone, Sign> other : signs.entrySet()) {
                if (one.getKey().ordinal() < other.getKey().ordinal()) {
                    double difference =
                            ColourVision.GREY.difference(theme.rgb(one.getKey()), theme.rgb(other.getKey()));
                    assertThat(difference >= LIGHTNESS_MIN || one.getValue().differsFrom(other.getValue()))
                            .as("%s and %s, %s: %.1f", one.getKey(), other.getKey(), theme, difference)
                            .isTrue();
                }
            }
        }
    }

    /** The messages from the pens in use, faults and leaders from a picture in which they are. */
    private static Map<Tone, Sign> signs() {
        Map<Tone, Sign> signs = new EnumMap<>(Tone.class);
        for (Traffic.Kind kind : Traffic.Kind.values()) {
            signs.put(
                    kind.pen().ink().tone(),
                    new Sign(kind.pen().dash(), kind.pen().width(), false));
        }
        Session session = new Session(new OpenedRun(SampleTrace.splitBrain().read(), "", "", List.of()));
        session.showRange(3_300_000_000L, 3_700_000_000L);
        Drawing drawing = new Pictures(session).draw(Pane.SPACE_TIME, 1_200, 600);
        for (Shape shape : drawing.shapes()) {
            if (shape instanceof Shape.Line line
                    && line.pen().ink().tone() == Tone.FAULT
                    && line.y1() != line.y2()
                    && line.x1() != line.x2()
                    && line.pen().dash() != Pen.Dash.SOLID) {
                signs.put(Tone.FAULT, new Sign(line.pen().dash(), line.pen().width(), false));
            }
            if (shape instanceof Shape.Box box && box.fill() != null && box.pen() != null) {
                Tone tone = box.fill().tone();
                if (tone == Tone.LEADER_ODD || tone == Tone.LEADER_EVEN) {
                    signs.put(tone, new Sign(Pen.Dash.SOLID, 0, true));
                }
            }
        }
        return signs;
    }

    @ParameterizedTest
    @EnumSource
    void theTwoLeadersAreToldApartByLightnessAndByWords(Theme theme) {
        double difference = ColourVision.GREY.difference(theme.rgb(Tone.LEADER_ODD), theme.rgb(Tone.LEADER_EVEN));
        String[] epochs = PictureTexts.of(twoLeaders()).stream()
                .filter(text -> text.startsWith("L term "))
                .distinct()
                .toArray(String[]::new);
        assertThat(difference).isGreaterThanOrEqualTo(LIGHTNESS_MIN);
        assertThat(epochs).as("the epoch stands on each of them").contains("L term 1", "L term 2");
    }

    private static Drawing twoLeaders() {
        Session session = new Session(new OpenedRun(SampleTrace.splitBrain().read(), "", "", List.of()));
        return new Pictures(session).draw(Pane.SPACE_TIME, 1_200, 600);
    }

    @Test
    void theEndsOfOperationsHaveShapesOfTheirOwn() {
        Set<String> outlines = new LinkedHashSet<>();
        for (Ending ending : Ending.values()) {
            Canvas canvas = new Canvas(100, 30);
            OperationBar.draw(canvas, 10, 15, 60, 20, ending, false);
            outlines.add(outline(canvas.done("").shapes()));
        }
        assertThat(outlines).hasSize(Ending.values().length);
    }

    private static String outline(List<Shape> shapes) {
        List<String> kinds = new ArrayList<>();
        shapes.forEach(shape -> kinds.add(shape.getClass().getSimpleName()));
        return String.join(" ", kinds);
    }
}
