package io.netsplit.scenario.cli;

import io.netsplit.run.BackEnd;
import io.netsplit.scenario.report.Version;
import io.netsplit.scenario.runner.BackEnds;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at the machine for {@link DoctorCommand}. */
final class Examination {
    private static final int JAVA_MIN = 17;
    private static final long MEMORY_MIN_BYTES = 256L << 20;
    private static final double BYTES_PER_GIB = 1L << 30;

    /** How much a finding matters. */
    enum State {
        /** As it should be. */
        GOOD,
        /** Missing or odd, but nothing that is offered today depends on it. */
        USEFUL,
        /** Needed and not there. */
        MISSING
    }

    /**
     * @param name what was looked at
     * @param state how much it matters
     * @param found what is there
     * @param advice what to do, or empty
     */
    record Finding(String name, State state, String found, String advice) {}

    private final Environment environment;

    Examination(Environment environment) {
        this.environment = environment;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding("netsplit", State.GOOD, Version.text(), ""));
        findings.add(java());
        findings.add(processors());
        findings.add(memory());
        findings.add(library());
        findings.add(outputFolder());
        findings.add(loopback());
        findings.addAll(realNodes());
        findings.add(encoding());
        findings.add(maven());
        findings.add(display());
        return findings;
    }

    private static Finding java() {
        int feature = Runtime.version().feature();
        String found = System.getProperty("java.version", "?") + ", " + System.getProperty("java.vendor", "?");
        return feature >= JAVA_MIN
                ? new Finding("Java", State.GOOD, found, "")
                : new Finding("Java", State.MISSING, found, "install a JDK " + JAVA_MIN + " or later");
    }

    private static Finding processors() {
        int count = Runtime.getRuntime().availableProcessors();
        return new Finding("CPUs", State.GOOD, count + " (that many seeds run at once, see --jobs)", "");
    }

    private static Finding memory() {
        long bytes = Runtime.getRuntime().maxMemory();
        String found = String.format(Locale.ROOT, "%.1f GiB for Java", bytes / BYTES_PER_GIB);
        return bytes >= MEMORY_MIN_BYTES
                ? new Finding("memory", State.GOOD, found, "")
                : new Finding("memory", State.MISSING, found, "raise it with NETSPLIT_JAVA_OPTS=-Xmx1g");
    }

    private Finding library() {
        int count = ScenarioLibrary.open(environment.directory()).entries().size();
        return count > 0
                ? new Finding("library", State.GOOD, count + " scenarios, see 'netsplit list scenarios'", "")
                : new Finding("library", State.MISSING, "no scenarios", "build again: mvn -DskipTests package");
    }

    private Finding outputFolder() {
        Path folder = environment.directory();
        try {
            Path probe = Files.createTempFile(folder, ".netsplit-doctor-", ".tmp");
            Files.delete(probe);
            double free = Files.getFileStore(folder).getUsableSpace() / BYTES_PER_GIB;
            return new Finding(
                    "output folder",
                    State.GOOD,
                    String.format(Locale.ROOT, "%s can be written, %.1f GiB free", folder.resolve("out"), free),
                    "");
        } catch (IOException e) {
            return new Finding(
                    "output folder", State.USEFUL, folder + " cannot be written", "use --out with another folder");
        }
    }

    private static Finding loopback() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Finding("loopback ports", State.GOOD, "free, as " + socket.getLocalPort(), "");
        } catch (IOException e) {
            return new Finding(
                    "loopback ports", State.USEFUL, "cannot be opened", "simulation works; real clusters will not");
        }
    }

    private static List<Finding> realNodes() {
        List<BackEnd> all = BackEnds.all();
        if (all.isEmpty()) {
            return List.of(new Finding("real nodes", State.GOOD, "not built yet; the first --on builds them", ""));
        }
        List<Finding> findings = new ArrayList<>();
        for (BackEnd backEnd : all) {
            String name = "--on " + backEnd.name();
            if (backEnd.restrictions().isEmpty()) {
                findings.add(new Finding(name, State.GOOD, "every fault that it can do can be done here", ""));
            }
            for (BackEnd.Restriction one : backEnd.restrictions()) {
                findings.add(new Finding(name, State.USEFUL, "no " + one.what() + ": " + one.why(), ""));
            }
        }
        return findings;
    }

    private static Finding encoding() {
        String name = Charset.defaultCharset().name();
        return name.equals("UTF-8")
                ? new Finding("encoding", State.GOOD, name, "")
                : new Finding("encoding", State.USEFUL, name, "output is UTF-8; use --ascii where that looks wrong");
    }

    private Finding maven() {
        for (String folder : environment.variable("PATH").split(File.pathSeparator, -1)) {
            for (String name : List.of("mvn", "mvn.cmd")) {
                if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, name))) {
                    return new Finding(
                            "Maven", State.GOOD, Path.of(folder, name).toString(), "");
                }
            }
        }
        return new Finding("Maven", State.USEFUL, "not on the PATH", "only needed to build netsplit");
    }

    private Finding display() {
        boolean unix =
                File.separatorChar == '/' && !System.getProperty("os.name", "").startsWith("Mac");
        boolean shown = !unix
                || !environment.variable("DISPLAY").isEmpty()
                || !environment.variable("WAYLAND_DISPLAY").isEmpty();
        return shown
                ? new Finding("display", State.GOOD, "there is one", "")
                : new Finding("display", State.USEFUL, "none", "reports are HTML files that any browser opens");
    }
}
