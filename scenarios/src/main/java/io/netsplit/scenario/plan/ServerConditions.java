package io.netsplit.scenario.plan;

import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.traffic.LabRun;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with which server. Faults may overlap on a server: it is well again when the last one ends. */
final class ServerConditions {
    private final LabRun run;
    private final int[] crashes;
    private final int[] pauses;
    private final List<List<Double>> factors = new ArrayList<>();
    /** Numbers of workers that faults have set, the last one at the end. */
    private final List<List<FaultAction.Capacity>> capacities = new ArrayList<>();

    ServerConditions(LabRun run, int servers) {
        this.run = run;
        crashes = new int[servers];
        pauses = new int[servers];
        for (int i = 0; i < servers; i++) {
            factors.add(new ArrayList<>());
            capacities.add(new ArrayList<>());
        }
    }

    void begin(int server, FaultAction action) {
        if (action instanceof FaultAction.Crash && crashes[server]++ == 0) {
            run.crash(server);
        } else if (action instanceof FaultAction.Pause && pauses[server]++ == 0) {
            run.server(server).pause();
        } else if (action instanceof FaultAction.Slow slow) {
            factors.get(server).add(slow.factor());
            setSpeed(server);
        } else if (action instanceof FaultAction.Capacity capacity) {
            capacities.get(server).add(capacity);
            setWorkers(server);
        }
    }

    void end(int server, FaultAction action) {
        if (action instanceof FaultAction.Crash && --crashes[server] == 0) {
            run.server(server).restart();
            if (pauses[server] > 0) {
                run.server(server).pause();
            }
        } else if (action instanceof FaultAction.Pause && --pauses[server] == 0) {
            run.server(server).resume();
        } else if (action instanceof FaultAction.Slow slow) {
            factors.get(server).remove(slow.factor());
            setSpeed(server);
        } else if (action instanceof FaultAction.Capacity capacity) {
            capacities.get(server).remove(capacity);
            setWorkers(server);
        }
    }

    private void setWorkers(int server) {
        List<FaultAction.Capacity> set = capacities.get(server);
        int own = run.server(server).spec().workers();
        run.server(server)
                .setWorkers(set.isEmpty() ? own : set.get(set.size() - 1).workers());
    }

    private void setSpeed(int server) {
        run.server(server).setSpeed(1 / factors.get(server).stream().reduce(1.0, (a, b) -> a * b));
    }
}
