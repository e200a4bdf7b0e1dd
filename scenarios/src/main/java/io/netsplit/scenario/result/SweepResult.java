package io.netsplit.scenario.result;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What became of one scenario over all its variants and seeds. Everything but {@link #wallNs} is a function of the
 * scenario, the seeds and the engine's version.
 *
 * @param scenario the scenario's name, as "raft-split-brain"
 * @param title its title, or empty
 * @param hypothesis what the scenario expects, in prose, or empty
 * @param file where the scenario was read from, as the user named it; empty for one made in memory
 * @param engine version of netsplit that ran it
 * @param seeds the seeds asked for, in order
 * @param durationNs virtual time of one run in nanoseconds
 * @param warmupNs virtual time at the start of each run that assertions leave out, in nanoseconds
 * @param variants in the order of the file
 * @param interrupted true where the user ended the sweep before every run was done
 * @param exit how the sweep ended
 * @param wallNs real time that the sweep took, in nanoseconds; the only figure that differs from machine to machine
 */
public record SweepResult(
        String scenario,
        String title,
        String hypothesis,
        String file,
        String engine,
        List<Long> seeds,
        long durationNs,
        long warmupNs,
        List<VariantResult> variants,
        boolean interrupted,
        ExitStatus exit,
        long wallNs) {
    public SweepResult {
        seeds = List.copyOf(seeds);
        variants = List.copyOf(variants);
    }

    /**
     * This sweep and a later one of the same scenario with other seeds, as if they had been one. Verdicts of assertions are
     * left out: they were found over the seeds of one part.
     */
    public SweepResult joined(SweepResult more) {
        List<Long> all = new ArrayList<>(seeds);
        all.addAll(more.seeds);
        List<VariantResult> both = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            both.add(variants.get(i).joined(more.variants.get(i)));
        }
        return new SweepResult(
                scenario,
                title,
                hypothesis,
                file,
                engine,
                all,
                durationNs,
                warmupNs,
                both,
                interrupted || more.interrupted,
                more.interrupted ? more.exit : exit,
                wallNs + more.wallNs);
    }

    /**
     * Sweeps of one scenario in several places as one result.
     *
     * @param columns their variants, each under a name of its own
     */
    public static SweepResult sideBySide(List<SweepResult> parts, List<VariantResult> columns) {
        SweepResult first = parts.get(0);
        Set<Long> seeds = new LinkedHashSet<>();
        parts.forEach(part -> seeds.addAll(part.seeds));
        return new SweepResult(
                first.scenario,
                first.title,
                first.hypothesis,
                first.file,
                first.engine,
                List.copyOf(seeds),
                first.durationNs,
                first.warmupNs,
                columns,
                parts.stream().anyMatch(SweepResult::interrupted),
                worst(parts),
                parts.stream().mapToLong(SweepResult::wallNs).sum());
    }

    private static ExitStatus worst(List<SweepResult> parts) {
        List<ExitStatus> worstFirst =
                List.of(ExitStatus.INTERRUPTED, ExitStatus.FAIL, ExitStatus.UNKNOWN, ExitStatus.PASS);
        return worstFirst.stream()
                .filter(exit -> parts.stream().anyMatch(part -> part.exit == exit))
                .findFirst()
                .orElseThrow();
    }

    /** Assertions over all variants. */
    public int assertions() {
        return variants.stream()
                .mapToInt(variant -> variant.assertions().size())
                .sum();
    }

    /** Assertions over all variants that have this verdict. */
    public int count(Verdict verdict) {
        return variants.stream().mapToInt(variant -> variant.count(verdict)).sum();
    }

    /** Runs that were finished, over all variants. */
    public int runs() {
        return variants.stream().mapToInt(variant -> variant.runs().size()).sum();
    }

    /** Simulator events over all runs. */
    public long events() {
        return variants.stream().mapToLong(VariantResult::events).sum();
    }

    /** Virtual time over all runs, in nanoseconds. */
    public long simulatedNs() {
        return variants.stream().mapToLong(VariantResult::simulatedNs).sum();
    }
}
