package dev.hopdb.command;

import dev.hopdb.catalog.Catalog;
import dev.hopdb.codegen.GeneratedFiles;
import dev.hopdb.codegen.Generator;
import dev.hopdb.codegen.Sources;
import dev.hopdb.console.Console;
import dev.hopdb.git.Tree;
import dev.hopdb.history.Model;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.patch.Fingerprint;
import dev.hopdb.problem.Counted;
import dev.hopdb.project.Layout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the classes of the model that the files checked out hold. Needs neither a database nor a network. */
public final class GenerateClasses {

    private final Tree files;
    private final Places places;
    private final Console console;

    public GenerateClasses(Tree files, Places places, Console console) {
        this.files = files;
        this.places = places;
        this.console = console;
    }

    /**
     * Where classes come from and go to.
     *
     * @param generated the folders that are written
     * @param own folders with sources of the user's: a class that is there takes the place of a generated one
     * @param tests whether the tests of the project can compile one that is generated
     * @param version of hop: another one may write other classes
     */
    public record Places(GeneratedFiles generated, List<Path> own, boolean tests, String version) {

        public Places {
            own = List.copyOf(own);
        }

        boolean has(String className) {
            String file = className.replace('.', '/') + ".java";
            return own.stream().anyMatch(folder -> Files.exists(folder.resolve(file)));
        }
    }

    public void run() {
        Map<String, String> model = new Model(files).files();
        if (places.generated().fit(inputs(model))) {
            return;
        }
        Catalog catalog = new Model(files).catalog();
        Sources sources =
                Generator.sources(catalog, new ProjectTree(files).config().javaPackage(), places::has);
        sources.notes().forEach(console::detail);
        boolean test = places.tests() && !sources.main().isEmpty();
        int changed = places.generated()
                .write(
                        sources.main(),
                        test ? Map.of(sources.test().path(), sources.test().text()) : Map.of());
        // Which files of the user's count is known only now that the packages are.
        places.generated().remember(inputs(model));
        int classes = sources.main().size();
        console.say("Generated %s of the model, %s written or removed"
                .formatted(Counted.of(classes, "class", "classes"), Counted.of(changed, "file")));
    }

    private Fingerprint inputs(Map<String, String> model) {
        List<String> inputs = new ArrayList<>(List.of(
                places.version(),
                Generator.VERSION,
                Boolean.toString(places.tests()),
                files.text(Layout.CONFIG).orElse("")));
        model.forEach((file, text) -> {
            inputs.add(file);
            inputs.add(text);
        });
        places.own().forEach(folder -> inputs.addAll(places.generated().shadowed(folder)));
        return Fingerprint.of(inputs);
    }
}
