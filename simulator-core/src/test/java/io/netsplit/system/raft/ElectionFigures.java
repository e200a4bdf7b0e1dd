package io.netsplit.system.raft;

import static io.netsplit.system.raft.ElectionTrials.MS;

import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.system.raft.ElectionTrials.Election;
import io.netsplit.system.raft.ElectionTrials.Model;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import io.netsplit.validation.Tolerance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** The published and closed-form figures of Raft's elections, each with the trials of the simulated Raft that measure it. */
final class ElectionFigures {
    /** Mean of a durable write, in milliseconds: fitted to all lines of Figure 16 at once. */
    private static final double WRITE_MS = 4;

    /** How differently the servers' clocks run: fitted to the line without randomness, without effect on the others. */
    private static final double DRIFT_PPM = 6;

    private static final Distribution LOCAL_NETWORK = Distributions.uniform(0.05 * MS, 0.3 * MS);
    private static final Distribution WIDE_AREA = Distributions.uniform(30 * MS, 40 * MS);

    private static final int TRIALS = 10_000;
    private static final int FIGURE_TRIALS = 10_000;
    private static final int TRIALS_WITHOUT_RANDOMNESS = 300;
    private static final int WIDE_AREA_TRIALS = 50_000;
    private static final List<String> QUANTITIES = List.of("min", "p10", "median", "mean", "p90", "p95", "p99", "max");

    private final Map<String, Sample> downtimes = new LinkedHashMap<>();
    private final Map<Integer, Sample> wideArea = new LinkedHashMap<>();

    final Section splitVotes = new Section("Split votes", """
            Source: Ongaro 2014, §9.3: with *s* of *n* servers alive, timers that start together and a fixed one-way latency of the
            share *l* of the range of timeouts, nobody wins the first round with probability Σ C(s,k) lᵏ (1−l)ˢ⁻ᵏ over k from c−1 to s,
            where c = s − ⌊n/2⌋ + 1. Simulated: the share of 10,000 elections that need a second term.
            """, rows("split-vote", ElectionFigures::splitVote));

    final Section firstCandidates =
            new Section("The first candidate", """
            Source: Ongaro 2014, §9.2. When the first of *s* servers stands whose timers start together, as a share of the range of
            timeouts: 1/(s+1) in the mean, and in the first quarter with probability 1 − (3/4)ˢ. Simulated: 10,000 elections.
            """, rows("first-candidate", ElectionFigures::firstCandidate));

    final Section expectedTimes =
            new Section("Expected time of an election", """
            Source: Ongaro 2014, §9.4, with a base of timeouts that may differ from their range:
            (base + range/(s+1) + L) / (1 − p) + L from timers that start together; less base/4, the mean age of the last heartbeat,
            from a crash. So the formula takes a crash to be uniform in one heartbeat interval *from the receipt of the last
            heartbeat*, and that is what is simulated: what the leader sent within the last latency before its crash is lost. Means of
            10,000 elections.
            """, rows("expected-election", ElectionFigures::expectedTime));

    final Section downtime =
            new Section("Downtime after a crash: Figure 16", """
            Source: Ongaro & Ousterhout 2014, Figure 16 (Ongaro 2014, chapter 9), read off the figure. Simulated as the text describes:
            five servers; the leader sends all of them a heartbeat and crashes at an instant uniform in the heartbeat interval, which is
            half the shortest timeout; logs of four different lengths, so that two of the four survivors cannot be elected. Downtime
            ends when somebody is elected. 10,000 trials a line, 300 without randomness; min and max are what the extremes of as
            many trials as the paper's are below as often as above.

            *Fitted*, once for all lines: a durable write takes a time that is Erlang-distributed, with two stages and a mean of 4 ms. Both
            numbers were chosen on these same lines; none was left aside as a check. One more number is fitted to the line 150–150 ms
            alone and has no effect on the others: clocks run at speeds whose standard deviation is 6 ppm (whole numbers, no two alike),
            for without randomness and with equal clocks the votes split for ever. *Assumed*: a one-way latency uniform in 0.05 to
            0.3 ms, and no time for processing. What follows from that: how ten ranges of timeouts differ by three orders of magnitude,
            and the shape of each line from p10 to p99.

            *Not met*, and therefore shown only: the least of a thousand downtimes where timeouts are short (12–24 and 25–50 ms: the
            paper's is 5 to 7 ms longer, as if every election had a fixed cost that is missing here), the least of a hundred without
            randomness, and single worst trials, each of which is one draw from a tail. The paper gives the time of a
            broadcast, disk included, as roughly 15 ms; under this law the slowest of four answers takes 7.4 ms. A law under which it
            takes 15 ms, the exponential with a mean of 7 ms, gives a mean downtime of 59 ms for timeouts of 12–24 ms, where the paper
            has 35 ms.
            """, rows("election-downtime", this::downtimeLine));

    final Section wideAreas = new Section("A wide-area network", """
            Source of the model: Ongaro 2014, §9.3 (AvailSim): five servers with identical logs, timers that start together, one-way latencies
            uniform in 30 to 40 ms, timeouts uniform in 300 to 600 ms. Expected: an independent Monte Carlo of 100,000 elections a line.
            Simulated: 50,000 elections a line. The p999 of each has a standard error of 1 to 2 %.
            """, rows("wide-area", this::wideAreaLine));

    final Section text = new Section("What the text says", """
            Source: Ongaro & Ousterhout 2014, §9.3, and Ongaro 2014, §9.3. From the same trials as above; the worst of
            1,000 is what the worst of a thousand trials is below as often as above.
            """, rows("election-text", this::statement));

    List<Section> sections() {
        return List.of(splitVotes, firstCandidates, expectedTimes, downtime, text, wideAreas);
    }

    /** The cluster of Figure 16. */
    static Model localNetwork(int min, int max) {
        Distribution write = Distributions.erlang(2, WRITE_MS * MS);
        return new Model(5, 5, min * MS, (max - min) * MS, LOCAL_NETWORK, write, DRIFT_PPM);
    }

    private static List<Figure> splitVote(Row row) {
        Model model = fresh(row, 200, 200, 200 * row.number("latency"));
        double split = Sample.of(
                        TRIALS,
                        seed -> ElectionTrials.fromFreshTimers(model, seed).term() > 1 ? 1 : 0)
                .mean();
        String subject = model.alive() + " of " + model.servers() + " servers, l = " + row.text("latency");
        return List.of(new Figure(subject, "probability", row.number("probability"), split, Tolerance.absolute(0.01)));
    }

    private static List<Figure> firstCandidate(Row row) {
        int servers = row.whole("servers");
        Model model = Model.network(servers, servers, 200 * MS, 200 * MS, constant(2));
        Sample shares = Sample.of(TRIALS, seed -> {
            long atNs = ElectionTrials.fromFreshTimers(model, seed).firstCandidateNs();
            return (double) (atNs - model.baseNs()) / model.rangeNs();
        });
        String subject = servers + " servers";
        return List.of(
                new Figure(subject, "mean", row.number("mean"), shares.mean(), Tolerance.absolute(0.005)),
                new Figure(
                        subject,
                        "in the first quarter",
                        row.number("first-quarter"),
                        shares.shareUpTo(0.25),
                        Tolerance.absolute(0.01)));
    }

    private static List<Figure> expectedTime(Row row) {
        int base = row.whole("base");
        int range = row.whole("range");
        Model fresh = fresh(row, base, range, row.number("latency"));
        Model crashing = Model.network(
                fresh.servers(), fresh.alive() + 1, base * MS, range * MS, constant(row.number("latency")));
        Sample split = Sample.of(
                TRIALS, seed -> ElectionTrials.fromFreshTimers(fresh, seed).term() > 1 ? 1 : 0);
        Sample together = Sample.of(TRIALS, seed -> ms(ElectionTrials.fromFreshTimers(fresh, seed)));
        Sample crash = Sample.of(TRIALS, seed -> ms(ElectionTrials.afterCrash(crashing, seed)));
        String subject = fresh.alive() + " of " + fresh.servers() + " servers, timeouts " + base + "–" + (base + range)
                + " ms, latency " + row.text("latency") + " ms";
        return List.of(
                new Figure(subject, "split votes", row.number("split"), split.mean(), Tolerance.absolute(0.01)),
                new Figure(
                        subject,
                        "from fresh timers (ms)",
                        row.number("from-fresh-timers"),
                        together.mean(),
                        Tolerance.relative(0.06)),
                new Figure(
                        subject,
                        "from a crash (ms)",
                        row.number("from-crash"),
                        crash.mean(),
                        Tolerance.relative(0.06)));
    }

    private static Model fresh(Row row, int base, int range, double latencyMs) {
        String alive = row.has("alive") ? "alive" : "taking-part";
        return Model.network(row.whole("servers"), row.whole(alive), base * MS, range * MS, constant(latencyMs));
    }

    private List<Figure> downtimeLine(Row row) {
        int min = row.whole("min-timeout");
        int max = row.whole("max-timeout");
        int group = trialsOfThePaper(min, max);
        Sample sample = downtimeOf(min, max);
        List<Figure> figures = new ArrayList<>();
        for (String quantity : QUANTITIES) {
            figures.add(new Figure(
                    min + "–" + max + " ms",
                    quantity + " (ms)",
                    row.number(quantity),
                    sample.figure(quantity, group),
                    tolerance(quantity, min, max)));
        }
        return figures;
    }

    /** The extremes are single trials of the paper; of a hundred trials without randomness the p99 is one of them. */
    private static Tolerance tolerance(String quantity, int min, int max) {
        boolean extreme = quantity.equals("max")
                || (quantity.equals("min") && (min < 50 || min == max))
                || (quantity.equals("p99") && min == max);
        return extreme ? Tolerance.shownOnly() : Tolerance.relative(0.2);
    }

    private static int trialsOfThePaper(int min, int max) {
        return min == max ? 100 : 1000;
    }

    private Sample downtimeOf(int min, int max) {
        Model model = localNetwork(min, max);
        int trials = min == max ? TRIALS_WITHOUT_RANDOMNESS : FIGURE_TRIALS;
        return downtimes.computeIfAbsent(
                min + "-" + max,
                line -> Sample.of(
                        trials, seed -> ms(ElectionTrials.afterCrashWithLogsOfDifferentLengths(model, seed))));
    }

    private List<Figure> wideAreaLine(Row row) {
        int failed = row.whole("failed");
        Sample sample = wideAreaOf(failed);
        return Stream.of("mean", "p10", "median", "p90", "p99", "p999")
                .map(quantity -> new Figure(
                        failed + " of 5 failed",
                        quantity + " (ms)",
                        row.number(quantity),
                        sample.figure(quantity, 1),
                        Tolerance.relative(0.04)))
                .toList();
    }

    private Sample wideAreaOf(int failed) {
        Model model = Model.network(5, 5 - failed, 300 * MS, 300 * MS, WIDE_AREA);
        return wideArea.computeIfAbsent(
                failed, line -> Sample.of(WIDE_AREA_TRIALS, seed -> ms(ElectionTrials.fromFreshTimers(model, seed))));
    }

    private List<Figure> statement(Row row) {
        boolean local = row.text("network").equals("lan");
        String line = row.text("case");
        Sample sample = local ? downtimeOf(line) : wideAreaOf(Integer.parseInt(line));
        String quantity = row.text("figure");
        return List.of(new Figure(
                local ? line.replace('-', '–') + " ms" : "wide area, " + line + " of 5 failed",
                (quantity.equals("worst") ? "worst of 1,000" : quantity) + " (ms)",
                row.number("expected"),
                sample.figure(quantity, 1000),
                Tolerance.relative(0.15)));
    }

    private Sample downtimeOf(String line) {
        int dash = line.indexOf('-');
        return downtimeOf(Integer.parseInt(line.substring(0, dash)), Integer.parseInt(line.substring(dash + 1)));
    }

    private static Distribution constant(double ms) {
        return Distributions.constant(ms * MS);
    }

    private static double ms(Election election) {
        return election.electedNs() / (double) MS;
    }

    /** A row of a table in the test resources, by the names of its columns. */
    private record Row(Map<String, String> values) {
        boolean has(String column) {
            return values.containsKey(column);
        }

        String text(String column) {
            return Objects.requireNonNull(values.get(column), column);
        }

        double number(String column) {
            return Double.parseDouble(text(column));
        }

        int whole(String column) {
            return Integer.parseInt(text(column));
        }
    }

    /** One measurement for each row of a table. */
    private static List<Measurement> rows(String table, Function<Row, List<Figure>> measure) {
        List<String> lines = lines("/raft/" + table + ".csv");
        String[] columns = lines.get(0).split(",");
        List<Measurement> found = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < columns.length; i++) {
                values.put(columns[i], cells[i]);
            }
            found.add(new Measurement(values.toString(), () -> measure.apply(new Row(values))));
        }
        return found;
    }

    /** Without comments. */
    private static List<String> lines(String resource) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ElectionFigures.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
