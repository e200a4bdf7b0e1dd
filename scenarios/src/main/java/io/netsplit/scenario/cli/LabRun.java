package io.netsplit.scenario.cli;

import io.netsplit.run.BackEnd;
import io.netsplit.scenario.cli.ScenarioLoader.Loaded;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.lab.Lab;
import io.netsplit.scenario.lab.LabAddress;
import io.netsplit.scenario.lab.LabBackEnd;
import io.netsplit.scenario.lab.LabServer;
import io.netsplit.scenario.lab.SimulatedLive;
import io.netsplit.scenario.report.ReportContext;
import io.netsplit.scenario.report.SummaryText;
import io.netsplit.scenario.runner.DeploymentException;
import io.netsplit.scenario.runner.SweepOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code netsplit cluster up}: a run in real time, on which other commands have their hands. */
final class LabRun {
    private static final ScenarioSource SOURCE = new ScenarioSource(
            "cluster",
            Optional.empty(),
            Optional.of(new ScenarioLibrary.Entry(
                    "cluster", "", Optional.empty(), "io/netsplit/scenario/lab/cluster.yaml")));
    /** What a run by hand leaves beside the usual, where something was done. */
    private static final String AGAIN = "again.yaml";

    private final Environment environment;
    private final Terminal terminal;
    private final SweepFlags flags;
    private final HandFlags hands;
    private final String out;

    LabRun(Environment environment, Terminal terminal, SweepFlags flags, HandFlags hands, String out) {
        this.environment = environment;
        this.terminal = terminal;
        this.flags = flags;
        this.hands = hands;
        this.out = out;
    }

    /** {@code nothing} is there so that arguments are refused before anything starts. */
    int up(Object[] nothing, String on, String lasts) {
        List<String> settings = new ArrayList<>(flags.settings());
        settings.add("run.duration=" + lasts);
        Optional<Loaded> loaded = new ScenarioLoader(environment, terminal).load(SOURCE, settings);
        if (loaded.isEmpty()) {
            return ExitCode.INVALID_SCENARIO;
        }
        ScenarioFile file = loaded.get().file();
        BackEnd backEnd = new SimulatedLive();
        hands.refuseContradictions(!on.equals(backEnd.name()));
        if (!on.equals(backEnd.name())) {
            RealNodes nodes = RealNodes.named(on, environment);
            backEnd = hands.backEnd(nodes.backEnd(), environment);
            file = nodes.prepare(file, List.of()).scenario();
        }
        return up(file, backEnd, on, settings);
    }

    private int up(ScenarioFile file, BackEnd backEnd, String on, List<String> settings) {
        Lab lab = new Lab(
                fields -> TypedFault.read(fields, SOURCE, settings, environment.engine(), backEnd),
                this::tell,
                () -> tell(greeting()));
        Path address = LabClient.file(environment, out);
        try (LabServer server = new LabServer(lab)) {
            new LabAddress(server.port(), server.token()).write(address);
            try {
                return run(new Loaded(SOURCE, file), lab, new LabBackEnd(backEnd, lab), on);
            } finally {
                Files.deleteIfExists(address);
            }
        } catch (FileAlreadyExistsException e) {
            throw UserMistake.usage(
                    "A cluster is up already, or has left " + address + " behind: '" + environment.command()
                            + " cluster status' tells. --out takes another folder for another cluster.");
        } catch (IOException e) {
            throw UserMistake.usage("No cluster can be started: " + Reasons.of(e) + ".");
        }
    }

    private int run(Loaded scenario, Lab lab, BackEnd hands, String on) {
        List<String> repeated = new ArrayList<>(flags.repeated());
        repeated.addAll(List.of(ReportContext.ON, on));
        SweepOptions options = flags.options(environment)
                .withSeeds(List.of(scenario.file().seeds().get(0)))
                .withBackEnd(hands)
                .withInterrupted(() -> environment.interrupted().getAsBoolean() && !lab.endNow());
        SweepJob job = new SweepJob(environment, terminal, scenario, repeated, out);
        SweepJob.Done done;
        try {
            done = job.run(options);
        } catch (DeploymentException e) {
            environment.err().println("netsplit: " + e.getMessage());
            return ExitCode.INCONCLUSIVE;
        }
        print(done);
        again(done, lab);
        done.unwritten().ifPresent(mistake -> environment.err().println("netsplit: " + mistake.getMessage()));
        return done.result().exit().code();
    }

    private void print(SweepJob.Done done) {
        environment
                .out()
                .print(SummaryText.of(done.result(), done.context(), terminal.outStyle(), SummaryText.Amount.VERBOSE));
        environment.out().println(SummaryText.lastLine(done.result(), done.context(), terminal.outStyle()));
    }

    /** What was done by hand, as a scenario. */
    private void again(SweepJob.Done done, Lab lab) {
        List<String> lines = lab.lines();
        if (lines.isEmpty() || done.unwritten().isPresent()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (String setting : flags.settings()) {
            text.append("# this run had --set ")
                    .append(ReportContext.quoted(setting))
                    .append('\n');
        }
        text.append(
                SOURCE.text().replace("duration: 1h", String.format(Locale.ROOT, "duration: %.3fs", lab.endSeconds())));
        text.append("faults:\n");
        lines.forEach(line -> text.append("  ").append(line).append('\n'));
        Path file = environment.directory().resolve(done.context().folder()).resolve(AGAIN);
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
            environment
                    .out()
                    .println("again:    " + environment.command() + " run "
                            + ReportContext.quoted(done.context().folder() + "/" + AGAIN));
        } catch (IOException e) {
            environment.err().println("netsplit: " + AGAIN + " cannot be written: " + Reasons.of(e));
        }
    }

    private String greeting() {
        return "The cluster is up. From another terminal, in this folder: " + environment.command()
                + " cluster status, cut n1,n2, kill n3, heal, down";
    }

    private void tell(String line) {
        environment.err().println(line);
        environment.err().flush();
    }
}
