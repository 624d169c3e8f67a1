package dev.hopdb.schema;

import dev.hopdb.database.SchemaObject;
import dev.hopdb.database.SchemaObject.Name;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The constraints, indexes and defaults of a table that call something which needs that table, such as a function of its
 * rows: they come when all is there.
 */
final class CircularParts {

    private static final Set<String> KINDS = Set.of("constraint", "index", "column");

    private final Parts parts;

    private CircularParts(Parts parts) {
        this.parts = parts;
    }

    /** By what they are parts of. */
    static Map<String, List<SchemaObject>> in(Parts parts) {
        CircularParts circular = new CircularParts(parts);
        Map<String, List<SchemaObject>> found = new TreeMap<>();
        for (SchemaObject whole : parts.wholes()) {
            List<SchemaObject> own = parts.of(whole).stream()
                    .filter(part -> KINDS.contains(part.kind()) && !RelationParts.isForeignKey(part))
                    .filter(part -> circular.leadsBack(part, whole))
                    .toList();
            if (!own.isEmpty()) {
                found.put(whole.name().toString(), own);
            }
        }
        return found;
    }

    private boolean leadsBack(SchemaObject part, SchemaObject whole) {
        String home = whole.name().toString();
        Set<String> seen = new HashSet<>(Set.of(home));
        Deque<String> open = new ArrayDeque<>(others(part, home));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (seen.add(next)) {
                for (String need : parts.whole(next).map(this::needs).orElse(List.of())) {
                    if (need.equals(home)) {
                        return true;
                    }
                    open.push(need);
                }
            }
        }
        return false;
    }

    private static List<String> others(SchemaObject part, String home) {
        return part.needs().stream()
                .map(CircularParts::whole)
                .filter(need -> !need.equals(home))
                .toList();
    }

    /** What must be there before all of {@code whole} but what hangs on it; a sequence is owned when all is there. */
    private List<String> needs(SchemaObject whole) {
        if (whole.kind().equals("sequence")) {
            return List.of();
        }
        List<String> needs = new ArrayList<>();
        whole.needs().forEach(need -> needs.add(whole(need)));
        parts.of(whole).stream()
                .filter(part -> KINDS.contains(part.kind()) && !RelationParts.isForeignKey(part))
                .forEach(part -> part.needs().forEach(need -> needs.add(whole(need))));
        return needs;
    }

    private static String whole(Name need) {
        return need.whole().isEmpty() ? need.toString() : need.whole();
    }
}
