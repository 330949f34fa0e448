//! The keys of the interface's words and the places each of them has.

macro_rules! keys {
    ($( $variant:ident = $name:literal ( $($place:literal),* ) ),+ $(,)?) => {
        /// A message of the interface.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u16)]
        pub enum Msg {
            $(
                #[doc = concat!("`", $name, "`")]
                $variant,
            )+
        }

        impl Msg {
            /// Every key, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The key as written in a language file.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The names of its places, e.g. `n` for `{n}`.
            pub const fn places(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($place),*]),+ }
            }
        }
    };
}

keys! {
    SkipToText = "skip-to-text"(),
    SkipToTree = "skip-to-tree"(),
    NavMain = "nav-main"(),
    NavOverview = "nav-overview"(),
    NavRead = "nav-read"(),
    NavAbout = "nav-about"(),
    TabMap = "tab-map"(),
    TabTree = "tab-tree"(),
    TabRead = "tab-read"(),
    Tagline = "tagline"(),
    OverviewLead = "overview-lead"(),
    OverviewHowTitle = "overview-how-title"(),
    OverviewHowMap = "overview-how-map"(),
    OverviewHowTree = "overview-how-tree"(),
    OverviewHowText = "overview-how-text"(),
    OverviewPattern = "overview-pattern"(),
    OverviewCentres = "overview-centres"(),
    OverviewDivisions = "overview-divisions"(),
    OverviewParts = "overview-parts"(),
    MapTitle = "map-title"("city"),
    MapHelp = "map-help"(),
    MapZoomIn = "map-zoom-in"(),
    MapZoomOut = "map-zoom-out"(),
    MapReset = "map-reset"(),
    MapLegend = "map-legend"(),
    MapLegendInferred = "map-legend-inferred"(),
    MapRelatedNamed = "map-related-named"(),
    MapRelatedZone = "map-related-zone"(),
    MapRelatedScope = "map-related-scope"(),
    MapNotice = "map-notice"(),
    TreeTitle = "tree-title"(),
    TreeFold = "tree-fold"("name"),
    TreeUnfold = "tree-unfold"("name"),
    TreeConcerns = "tree-concerns"("name"),
    KindDistrict = "kind-district"(),
    KindCounty = "kind-county"(),
    KindCountyLevelCity = "kind-county-level-city"(),
    Adcode = "adcode"("code"),
    CountyNamedTitle = "county-named-title"(),
    CountyNamedCount = "county-named-count"("n"),
    CountyShortForm = "county-short-form"("form"),
    CountyNotNamed = "county-not-named"("name"),
    CountyZoneTitle = "county-zone-title"(),
    CountyZoneNamed = "county-zone-named"("name", "zone"),
    CountyZoneInferred = "county-zone-inferred"("name", "zone"),
    CountyNoZone = "county-no-zone"("name"),
    CountyWholeTitle = "county-whole-title"(),
    CountyWholeText = "county-whole-text"("articles"),
    CountyNeighbours = "county-neighbours"(),
    ZoneMembers = "zone-members"(),
    ZoneBasisNamed = "zone-basis-named"(),
    ZoneBasisInferred = "zone-basis-inferred"(),
    ZoneEvidence = "zone-evidence"(),
    PartNumber = "part-number"("n"),
    PartArticles = "part-articles"("n"),
    PartIntroduction = "part-introduction"(),
    ArticleNumber = "article-number"("n"),
    ArticleText = "article-text"(),
    ArticlePlaces = "article-places"(),
    ArticleNamed = "article-named"(),
    ArticleZone = "article-zone"(),
    ArticleWholeCity = "article-whole-city"(),
    ArticleItems = "article-items"(),
    ArticleInReader = "article-in-reader"(),
    Previous = "previous"("title"),
    Next = "next"("title"),
    PagerLabel = "pager-label"(),
    SentenceAnchor = "sentence-anchor"("n"),
    SentenceSource = "sentence-source"("article", "n"),
    SentenceSourcePart = "sentence-source-part"("part", "n"),
    SentenceSourcePreamble = "sentence-source-preamble"(),
    SentenceSourceClosing = "sentence-source-closing"(),
    ReadTitle = "read-title"(),
    ReadLead = "read-lead"("parts", "articles", "sentences"),
    AboutTitle = "about-title"(),
    AboutWhat = "about-what"(),
    AboutWhatText = "about-what-text"(),
    AboutSource = "about-source"(),
    AboutSourceText = "about-source-text"("title", "date", "by"),
    AboutRestored = "about-restored"(),
    AboutRestoredText = "about-restored-text"("readings", "repairs"),
    AboutRepairs = "about-repairs"(),
    AboutKept = "about-kept"(),
    AboutNotInText = "about-not-in-text"(),
    AboutGeography = "about-geography"(),
    AboutGeographyText = "about-geography-text"(),
    AboutPlaces = "about-places"(),
    AboutPlacesText = "about-places-text"("named", "all"),
    AboutPrivacy = "about-privacy"(),
    AboutPrivacyText = "about-privacy-text"(),
    AboutAccess = "about-access"(),
    AboutAccessText = "about-access-text"(),
    AboutLicence = "about-licence"(),
    AboutLicenceText = "about-licence-text"(),
    AboutData = "about-data"(),
    NotFoundTitle = "not-found-title"(),
    NotFoundText = "not-found-text"(),
    NotFoundBack = "not-found-back"(),
    AnnouncePage = "announce-page"("title"),
    FooterSource = "footer-source"("title"),
    FooterAdopted = "footer-adopted"("date", "by"),
    PanicTitle = "panic-title"(),
    PanicText = "panic-text"(),
    PanicReload = "panic-reload"(),
}
