package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.model.Recording;
import java.util.ArrayList;
import java.util.List;

/** What several addresses are called together: "n1–n3, n5". */
final class LaneNames {
    private static final int NAMED_MAX = 3;

    private LaneNames() {}

    static String of(Recording recording, List<Integer> addresses) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < addresses.size(); ) {
            int end = i;
            while (end + 1 < addresses.size() && addresses.get(end + 1) == addresses.get(end) + 1) {
                end++;
            }
            String first = recording.name(addresses.get(i));
            String last = recording.name(addresses.get(end));
            parts.add(end == i ? first : first + (end == i + 1 ? " " : "–") + last);
            i = end + 1;
        }
        boolean many = parts.size() > NAMED_MAX;
        return String.join(" ", many ? parts.subList(0, NAMED_MAX) : parts) + (many ? " …" : "");
    }
}
