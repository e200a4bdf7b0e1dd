package io.netsplit.visualizer.model;

import java.util.List;
import java.util.Optional;

/**
 * One scenario where it took place: simulated, and on real nodes. Real time cannot be paired, so there are spreads and no tests.
 *
 * @param places their names, as "sim", "sim as ratis", "ratis"
 * @param notes sentences on the machine
 */
public record PlaceComparison(List<String> places, List<Figure> figures, List<Claim> claims, List<String> notes) {
    /** @param spreads in the order of the places; empty where a place does not have the figure */
    public record Figure(String name, String unit, List<Optional<Spread>> spreads) {
        public Figure {
            spreads = List.copyOf(spreads);
        }
    }

    /** @param runs how many repetitions it is about */
    public record Spread(double median, double least, double most, int runs) {}

    /** @param found in the order of the places; empty where the claim was not asked */
    public record Claim(String sentence, List<Optional<Found>> found) {
        public Claim {
            found = List.copyOf(found);
        }
    }

    /** @param violations in how many of the runs it did not hold */
    public record Found(Finding.Outcome holds, int violations, int runs) {}

    public PlaceComparison {
        places = List.copyOf(places);
        figures = List.copyOf(figures);
        claims = List.copyOf(claims);
        notes = List.copyOf(notes);
    }
}
