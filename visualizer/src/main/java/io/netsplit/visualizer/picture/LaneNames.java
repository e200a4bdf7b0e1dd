package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.model.Recording;
import java.util.ArrayList;
import java.util.List;

/** What several addresses are called together: "n1–3 n5". */
final class LaneNames {
    private static final int NAMED_MAX = 3;
    private static final double SMALLEST = 9;

    private LaneNames() {}

    static String of(Recording recording, List<Integer> addresses) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < addresses.size(); ) {
            int end = i;
            while (end + 1 < addresses.size()
                    && addresses.get(end + 1) == addresses.get(end) + 1
                    && base(recording.name(addresses.get(end + 1))).equals(base(recording.name(addresses.get(i))))) {
                end++;
            }
            parts.add(range(recording.name(addresses.get(i)), recording.name(addresses.get(end))));
            i = end + 1;
        }
        boolean many = parts.size() > NAMED_MAX;
        return String.join(" ", many ? parts.subList(0, NAMED_MAX) : parts) + (many ? " …" : "");
    }

    /** "west1" and "west3" are "west1–3". */
    static String range(String first, String last) {
        String number = last.substring(base(last).length());
        boolean alike = base(first).equals(base(last)) && !number.isEmpty();
        return first.equals(last) ? first : first + "–" + (alike ? number : last);
    }

    /** What stands before the number at the end of a name. */
    static String base(String name) {
        int end = name.length();
        while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end);
    }

    /** The largest lettering, down to a smallest one, in which the text fits. */
    static Lettering fitting(Lettering lettering, double size, String text, double room) {
        double smaller = size;
        while (smaller > SMALLEST && lettering.size(smaller).width(text) > room) {
            smaller--;
        }
        return lettering.size(smaller);
    }

    /** A name as far as there is room, with the numbers at its end, which tell nodes and ranges of them apart. */
    static String abbreviated(Lettering lettering, String name, double room) {
        if (lettering.width(name) <= room) {
            return name;
        }
        int digits = 0;
        while (digits < name.length() && !Character.isDigit(name.charAt(digits))) {
            digits++;
        }
        // "america121–180" as "am…121–180"; of a name with numbers in its middle only the last stays.
        int from = lettering.width("…" + name.substring(digits)) <= room
                ? digits
                : base(name).length();
        String kept = name.substring(from);
        return lettering.cut(name.substring(0, from), room - lettering.width(kept)) + kept;
    }
}
