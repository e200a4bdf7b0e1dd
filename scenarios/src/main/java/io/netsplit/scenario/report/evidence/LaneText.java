package io.netsplit.scenario.report.evidence;

import io.netsplit.history.Completion;
import io.netsplit.scenario.report.HistoryLanes;
import io.netsplit.scenario.report.Style;
import io.netsplit.scenario.result.OperationView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Client lanes in letters. A bar says how its operation ended: {@code |--w 5--|} was answered ok, {@code |xxw 5xx|} failed,
 * {@code |~~w 5~~>} nobody knows, {@code |==r 4==|} cannot be placed, which is written below it as well.
 */
final class LaneText {
    /** Stands under the operation that cannot be placed. */
    static final String MARK = "^ cannot be placed";

    private static final long SECOND = 1_000_000_000;
    private static final int LABEL_MAX = 24;

    private final List<OperationView> operations;
    private final long stuck;
    private final int width;
    private final String positionWord;
    private final HistoryLanes lanes;
    private final int left;
    private final Function<OperationView, String> labels;
    private final Instant[] times;
    private final int[] columns;
    private final int end;

    /** What has a column: a time; the end of an operation that takes no time has one of its own. */
    private record Instant(long timeNs, boolean endOfNoTime) implements Comparable<Instant> {
        static Instant startOf(OperationView operation) {
            return new Instant(operation.invokedNs(), false);
        }

        static Instant endOf(OperationView operation) {
            return new Instant(operation.completedNs(), operation.completedNs() == operation.invokedNs());
        }

        @Override
        public int compareTo(Instant other) {
            int byTime = Long.compare(timeNs, other.timeNs);
            return byTime != 0 ? byTime : Boolean.compare(endOfNoTime, other.endOfNoTime);
        }
    }

    private LaneText(
            List<OperationView> operations,
            long stuck,
            int width,
            String positionWord,
            Function<OperationView, String> labels) {
        this.operations = operations;
        this.stuck = stuck;
        this.width = width;
        this.positionWord = positionWord;
        this.labels = labels;
        lanes = HistoryLanes.of(operations, Integer.MAX_VALUE);
        int names = lanes.names().stream().mapToInt(String::length).max().orElse(0);
        left = Math.max(names + 2, positionWord.length() + 1);
        TreeSet<Instant> instants = new TreeSet<>();
        for (OperationView operation : operations) {
            instants.add(Instant.startOf(operation));
            if (HistoryLanes.isClosed(operation)) {
                instants.add(Instant.endOf(operation));
            }
        }
        times = instants.toArray(Instant[]::new);
        columns = new int[times.length];
        end = place();
    }

    /** With long labels where they fit, else with short ones. */
    static LaneText of(List<OperationView> operations, long stuck, int width, String positionWord, Style style) {
        LaneText spelled = new LaneText(operations, stuck, width, positionWord, one -> fit(Labels.full(one), style));
        return spelled.end < width
                ? spelled
                : new LaneText(operations, stuck, width, positionWord, one -> fit(Labels.brief(one), style));
    }

    /** Every instant gets a column, and every bar the room for its label; answers the last column. */
    private int place() {
        for (int i = 0; i < times.length; i++) {
            columns[i] = i == 0 ? left : columns[i - 1] + 2;
            for (OperationView operation : operations) {
                if (HistoryLanes.isClosed(operation) && Instant.endOf(operation).equals(times[i])) {
                    columns[i] = Math.max(columns[i], column(Instant.startOf(operation)) + room(operation));
                }
            }
        }
        int last = times.length == 0 ? left : columns[times.length - 1];
        for (OperationView operation : operations) {
            if (!HistoryLanes.isClosed(operation)) {
                last = Math.max(last, column(Instant.startOf(operation)) + room(operation));
            }
        }
        return last;
    }

    private int column(Instant time) {
        return columns[Arrays.binarySearch(times, time)];
    }

    private int room(OperationView operation) {
        return label(operation).length() + 5;
    }

    private String label(OperationView operation) {
        return labels.apply(operation);
    }

    private static String fit(String label, Style style) {
        String kept = label.length() <= LABEL_MAX ? label : label.substring(0, LABEL_MAX - 1) + "…";
        return style.symbols(kept);
    }

    /** True where every line stays within the width and there are not more than so many lanes. */
    boolean fits(int lanesMax) {
        return end < width && lanes.names().size() <= lanesMax;
    }

    List<String> lines() {
        List<char[]> rows = new ArrayList<>();
        for (String name : lanes.names()) {
            char[] row = blank();
            name.getChars(0, name.length(), row, 0);
            rows.add(row);
        }
        List<String> lines = new ArrayList<>();
        for (OperationView operation : operations) {
            bar(rows.get(lanes.row(operation)), operation);
        }
        for (int row = 0; row < rows.size(); row++) {
            lines.add(new String(rows.get(row)).stripTrailing());
            for (OperationView operation : operations) {
                if (operation.index() == stuck && lanes.row(operation) == row) {
                    lines.add(mark(operation));
                }
            }
        }
        lines.add(0, ruler());
        return lines;
    }

    private char[] blank() {
        char[] row = new char[Math.max(width, end + 1)];
        Arrays.fill(row, ' ');
        return row;
    }

    private void bar(char[] row, OperationView operation) {
        boolean closed = HistoryLanes.isClosed(operation);
        int from = column(Instant.startOf(operation));
        int to = closed ? column(Instant.endOf(operation)) : end;
        Arrays.fill(row, from, to + 1, fill(operation));
        row[from] = '|';
        row[to] = closed ? '|' : '>';
        String label = label(operation);
        int at = from + 1 + Math.max(0, (to - from - 1 - label.length()) / 2);
        label.getChars(0, label.length(), row, Math.min(at, to - label.length()));
    }

    private char fill(OperationView operation) {
        if (operation.index() == stuck) {
            return '=';
        }
        return operation.completion() == Completion.OK ? '-' : operation.completion() == Completion.FAIL ? 'x' : '~';
    }

    private String mark(OperationView operation) {
        int at = column(Instant.endOf(operation));
        String turned = "cannot be placed ^";
        return at + MARK.length() <= width
                ? " ".repeat(at) + MARK
                : " ".repeat(Math.max(0, at - turned.length() + 1)) + turned;
    }

    /** Times above their columns, those of the stuck operation first, as many as have room. */
    private String ruler() {
        char[] row = blank();
        String unit = positionWord.isEmpty() ? "s" : positionWord;
        unit.getChars(0, Math.min(unit.length(), left - 1), row, 0);
        for (OperationView operation : operations) {
            if (operation.index() == stuck) {
                write(row, Instant.endOf(operation));
                write(row, Instant.startOf(operation));
            }
        }
        for (OperationView operation : operations) {
            if (operation.completion() == Completion.OK) {
                write(row, Instant.endOf(operation));
            }
        }
        for (Instant time : times) {
            write(row, time);
        }
        return new String(row).stripTrailing();
    }

    private void write(char[] row, Instant time) {
        String label = label(time.timeNs);
        int at = Math.min(column(time), width - label.length());
        for (int i = Math.max(left, at - 1); i < Math.min(row.length, at + label.length() + 1); i++) {
            if (row[i] != ' ') {
                return;
            }
        }
        label.getChars(0, label.length(), row, at);
    }

    private String label(long time) {
        if (!positionWord.isEmpty()) {
            return Long.toString(time);
        }
        long closest = SECOND;
        for (int i = 1; i < times.length; i++) {
            long apart = times[i].timeNs - times[i - 1].timeNs;
            closest = apart == 0 ? closest : Math.min(closest, apart);
        }
        int digits = closest >= 1_000_000 ? 3 : closest >= 1_000 ? 6 : 9;
        String fraction = String.format(Locale.ROOT, "%09d", time % SECOND).substring(0, digits);
        return time / SECOND + "." + fraction;
    }
}
