package org.tbimage.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Selects one provider for each name. The order of a class path and of plug-ins decides nothing: of two with one name
 * neither is used. A plug-in cannot take a name that the program itself has.
 */
final class Selection<T extends Named> {
    private final String kind;
    private final SortedMap<String, Candidate<T>> selected = new TreeMap<>();
    private final List<String> rejected = new ArrayList<>();

    Selection(String kind, List<Candidate<T>> candidates) {
        this.kind = kind;
        Map<String, List<Candidate<T>>> byName =
                candidates.stream().collect(Collectors.groupingBy(Candidate::name, TreeMap::new, Collectors.toList()));
        byName.forEach(this::select);
    }

    private void select(String name, List<Candidate<T>> all) {
        List<Candidate<T>> own = all.stream().filter(one -> !one.plugin()).toList();
        List<Candidate<T>> rivals = own.isEmpty() ? all : own;
        if (rivals.size() == 1) {
            selected.put(name, rivals.get(0));
        } else {
            String offers = rivals.stream().map(Candidate::describe).collect(Collectors.joining(" and "));
            rejected.add("the " + kind + " '" + name + "' is offered by " + offers + "; remove all but one of them");
        }
        if (!own.isEmpty()) {
            all.stream().filter(Candidate::plugin).forEach(this::rejectPlugin);
        }
    }

    private void rejectPlugin(Candidate<T> plugin) {
        rejected.add(plugin.describe() + ": the program itself has a " + kind + " named '" + plugin.name() + "'");
    }

    SortedMap<String, Candidate<T>> selected() {
        return selected;
    }

    /** Which providers are not used, and why, one line for each name or provider. */
    List<String> rejected() {
        return rejected;
    }
}
