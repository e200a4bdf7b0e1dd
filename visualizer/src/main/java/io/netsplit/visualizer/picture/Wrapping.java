package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Lettering;
import java.util.ArrayList;
import java.util.List;

/** Text in lines of a width. */
final class Wrapping {
    private Wrapping() {}

    static List<String> lines(String text, Lettering lettering, double room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && lettering.width(line + " " + word) > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(lettering.cut(word, room));
        }
        lines.add(line.toString());
        return lines;
    }

    /** At most so many lines, the last one with an ellipsis where there would be more. */
    static List<String> lines(String text, Lettering lettering, double room, int most) {
        List<String> lines = lines(text, lettering, room);
        if (lines.size() <= most) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, Math.max(1, most)));
        String last = shown.get(shown.size() - 1) + " " + lines.get(shown.size());
        shown.set(shown.size() - 1, lettering.cut(last, room));
        return shown;
    }
}
