package io.netsplit.scenario.report;

import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One variant as an SVG file of its own: its latencies beside those of the baseline, and the queues of its servers over time.
 * All pictures of a result have the same axes and shades, so that they can be laid beside each other.
 */
public final class VariantPicture {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final Pattern VIEW_BOX = Pattern.compile("viewBox=\"0 0 ([0-9.]+) ([0-9.]+)\"");

    private VariantPicture() {}

    /**
     * Empty where nothing was counted that could be drawn.
     *
     * @param baseline the name of the variant that the others are held against; empty for the first
     */
    public static String of(SweepResult result, VariantResult variant, String baseline) {
        String base = baseline.isEmpty() ? result.variants().get(0).name() : baseline;
        List<VariantResult> compared = new ArrayList<>(List.of(variant));
        result.variants().stream()
                .filter(other -> other.name().equals(base) && !other.equals(variant))
                .forEach(compared::add);
        List<String> drawings = List.of(
                LatencyCurves.of(compared, result.variants()),
                QueuePanels.of(List.of(variant), result.variants(), result.durationNs()));
        return stacked(variant.name() + " in " + result.scenario(), drawings);
    }

    private static String stacked(String label, List<String> drawings) {
        StringBuilder body = new StringBuilder();
        double bottom = 0;
        for (String drawing : drawings) {
            Matcher box = VIEW_BOX.matcher(drawing);
            if (box.find()) {
                double height = Double.parseDouble(box.group(2));
                String place =
                        "y=\"" + Svg.number(bottom) + "\" width=\"" + box.group(1) + "\" height=\"" + box.group(2);
                body.append(drawing.replaceFirst("class=\"chart\"", place + "\""));
                bottom += height;
            }
        }
        return body.isEmpty()
                ? ""
                : "<svg xmlns=\"" + NAMESPACE + "\" viewBox=\"0 0 " + Svg.number(Panels.WIDTH) + ' '
                        + Svg.number(bottom)
                        + "\" role=\"img\" aria-label=\"" + XmlText.escape(label) + "\">\n<style>\n"
                        + Resources.text("picture.css") + "</style>\n"
                        + "<rect width=\"100%\" height=\"100%\" style=\"fill: var(--ground)\"/>\n" + body + "</svg>\n";
    }
}
