package io.netsplit.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import umontreal.ssj.simevents.eventlist.BinaryTree;
import umontreal.ssj.simevents.eventlist.Henriksen;
import umontreal.ssj.simevents.eventlist.RedblackTree;
import umontreal.ssj.simevents.eventlist.SplayTree;

public final class HoldBenchmark {
    public static void main(String[] arguments) {
        boolean ssj = arguments.length == 0 || !arguments[0].equals("quick");
        for (int n : new int[] {1000, 100_000, 1_000_000}) {
            List<HoldModel> models = new ArrayList<>();
            models.add(new NetsplitHold(n));
            models.add(new BareLoop(n));
            models.add(new BareLadder(n));
            models.add(new BareWheel(n));
            if (ssj) {
                models.add(new SsjHold("ssj splay", new SplayTree(), n));
                models.add(new SsjHold("ssj redblack", new RedblackTree(), n));
                models.add(new SsjHold("ssj binary", new BinaryTree(), n));
                models.add(new SsjHold("ssj henriksen", new Henriksen(), n));
            }
            int events = n >= 100_000 ? 4_000_000 : 8_000_000;
            double[][] rates = new double[models.size()][7];
            for (int r = -1; r < 7; r++) {
                for (int m = 0; m < models.size(); m++) {
                    int e = models.get(m).name().startsWith("ssj") ? events / 8 : events;
                    if (r < 0) e *= 2;
                    long t = System.nanoTime();
                    models.get(m).process(e);
                    double rate = e * 1e3 / (System.nanoTime() - t);
                    if (r >= 0) rates[m][r] = rate;
                }
            }
            System.out.println("N=" + n);
            for (int m = 0; m < models.size(); m++) {
                Arrays.sort(rates[m]);
                System.out.printf("  %-14s %7.2f M/s  (%.2f .. %.2f)%n", models.get(m).name(), rates[m][3], rates[m][0], rates[m][6]);
            }
            System.out.printf("  bytes/event %.1f%n", ((NetsplitHold) models.get(0)).queueBytes() / (double) n);
        }
    }
}
