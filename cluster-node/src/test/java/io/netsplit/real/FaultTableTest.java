package io.netsplit.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.fault.CutDirection;
import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Selector;
import io.netsplit.fault.Trigger;
import io.netsplit.network.LinkChange;
import io.netsplit.random.Distributions;
import io.netsplit.real.hazelcast.HazelcastBackEnd;
import io.netsplit.real.jgroups.JGroupsBackEnd;
import io.netsplit.real.jgroupsraft.JGroupsRaftBackEnd;
import io.netsplit.real.ratis.RatisBackEnd;
import io.netsplit.run.BackEnd;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Protocol;
import io.netsplit.system.datagrid.DataGrid;
import io.netsplit.system.raft.Raft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of faults in docs/real-clusters.md is what the back ends say; {@code -Dnetsplit.update=true} rewrites it. */
class FaultTableTest {
    private static final String BEGIN = "<!-- faults: written by FaultTableTest -->\n";
    private static final String END = "<!-- end -->";
    private static final Selector ONE = new Selector.Leader();
    private static final Selector REST = new Selector.Rest();

    private static Map<String, Fault> faults() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("partition into groups", new Fault.Partition(List.of(ONE, REST), CutDirection.BOTH));
        faults.put("partition, one way", new Fault.Partition(List.of(ONE, REST), CutDirection.OUTBOUND));
        faults.put("isolate", new Fault.Isolate(ONE, CutDirection.BOTH));
        faults.put("bridge", new Fault.Bridge(ONE));
        faults.put("random halves", new Fault.RandomHalves());
        faults.put("ring of majorities", new Fault.MajoritiesRing());
        faults.put("flap", new Fault.Flap(List.of(ONE, REST), DurationRange.of(1), DurationRange.of(1)));
        faults.put("degrade: latency, loss", degrade(LinkChange.NONE.withLatency(Distributions.constant(1))));
        faults.put("degrade: bandwidth", degrade(LinkChange.NONE.withBandwidth(1_000_000)));
        faults.put("degrade: duplicate, reorder, corrupt", degrade(LinkChange.NONE.withDuplicate(0.1)));
        faults.put("crash and restart", new Fault.Crash(ONE, DiskLoss.NOTHING));
        faults.put("crash with the disk lost", new Fault.Crash(ONE, DiskLoss.EVERYTHING));
        faults.put("pause", new Fault.Pause(ONE));
        faults.put("slow", new Fault.Slow(ONE, 2));
        faults.put("clock", new Fault.ClockChange(ONE, 1, 0, 0, null, null));
        faults.put("disk slow, full, faulty", new Fault.DiskFault(ONE, null, 0, true, false, false));
        faults.put("add, remove", new Fault.RemoveNode(ONE));
        faults.put("transfer of leadership", new Fault.TransferLeadership(ONE));
        faults.put("load", new Fault.LoadChange(10, -1));
        return faults;
    }

    private static Fault degrade(LinkChange change) {
        return new Fault.Degrade(ONE, REST, true, change);
    }

    private static String table() {
        List<BackEnd> backEnds =
                List.of(new HazelcastBackEnd(), new JGroupsBackEnd(), new JGroupsRaftBackEnd(), new RatisBackEnd());
        StringBuilder text = new StringBuilder("| fault |");
        backEnds.forEach(one -> text.append(" `").append(one.name()).append("` |"));
        text.append("\n|---|---|---|---|---|\n");
        faults().forEach((name, fault) -> {
            FaultStep step = new FaultStep("x", new Trigger.At(DurationRange.of(1)), DurationRange.of(1), fault);
            text.append("| ").append(name).append(" |");
            for (BackEnd one : backEnds) {
                List<String> objections = one.objections(spec(one, step));
                String why = objections.isEmpty()
                        ? "yes"
                        : "no: " + objections.get(0).replaceAll("^[^:]*: ", "");
                text.append(' ').append(why).append(" |");
            }
            text.append('\n');
        });
        return text.toString();
    }

    private static RunSpec spec(BackEnd backEnd, FaultStep step) {
        Protocol protocol = backEnd instanceof HazelcastBackEnd ? new DataGrid() : new Raft();
        return RunSpec.of(protocol).faults(FaultSchedule.of(List.of(step))).build();
    }

    @Test
    void thePageSaysWhatTheBackEndsSay() throws IOException {
        Path page = Path.of("..", "docs", "real-clusters.md");
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        String current = text.substring(begin, text.indexOf(END, begin));
        if (Boolean.getBoolean("netsplit.update")) {
            Files.writeString(page, text.substring(0, begin) + table() + text.substring(begin + current.length()));
            return;
        }
        assertThat(current).as("-Dnetsplit.update=true rewrites it").isEqualTo(table());
    }
}
