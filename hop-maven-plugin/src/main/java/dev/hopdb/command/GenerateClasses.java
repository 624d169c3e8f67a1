package dev.hopdb.command;

import dev.hopdb.catalog.Catalog;
import dev.hopdb.catalog.ModelPath;
import dev.hopdb.codegen.FileFacts;
import dev.hopdb.codegen.GeneratedFiles;
import dev.hopdb.codegen.Generator;
import dev.hopdb.codegen.OwnSources;
import dev.hopdb.codegen.Sources;
import dev.hopdb.codegen.Stamp;
import dev.hopdb.console.Console;
import dev.hopdb.git.Tree;
import dev.hopdb.history.Model;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.problem.Counted;
import dev.hopdb.project.Layout;
import java.nio.file.Path;
import java.util.Map;

/** Makes the classes of the model that the files checked out hold. Needs neither a database nor a network. */
public final class GenerateClasses {

    private final Path home;
    private final Tree files;
    private final Places places;
    private final Console console;

    /** @param home where {@code files} are, for what is known of them without reading */
    public GenerateClasses(Path home, Tree files, Places places, Console console) {
        this.home = home;
        this.files = files;
        this.places = places;
        this.console = console;
    }

    /**
     * Where classes come from and go to.
     *
     * @param generated the folders that are written
     * @param stamp remembers what was written there
     * @param own sources of the user's: a class that is there takes the place of a generated one
     * @param tests whether the tests of the project can compile one that is generated
     * @param version of hop: another one may write other classes
     */
    public record Places(GeneratedFiles generated, Stamp stamp, OwnSources own, boolean tests, String version) {}

    public void run() {
        FileFacts inputs = inputs();
        if (places.stamp().fits(inputs, places.generated().facts(places.own()))) {
            return;
        }
        Stamp.Draft draft = places.stamp().begin(inputs);
        Catalog catalog = new Model(files).catalog();
        Sources sources =
                Generator.sources(catalog, new ProjectTree(files).config().javaPackage(), places.own()::has);
        sources.notes().forEach(console::detail);
        boolean test = places.tests() && !sources.main().isEmpty();
        int changed = places.generated()
                .write(
                        sources.main(),
                        test ? Map.of(sources.test().path(), sources.test().text()) : Map.of());
        draft.complete(places.generated().facts(places.own()));
        int classes = sources.main().size();
        console.say("Generated %s of the model, %s written or removed"
                .formatted(Counted.of(classes, "class", "classes"), Counted.of(changed, "file")));
    }

    /** On the way of a build in which nothing changed, no file of the model is read and no parser is loaded. */
    private FileFacts inputs() {
        return new FileFacts()
                .note("hop " + places.version() + ", generator " + Generator.VERSION + ", tests " + places.tests())
                .below(home.resolve(Layout.CONFIG), "")
                .below(home.resolve(Layout.MODEL), ModelPath.ENDING);
    }
}
