// Which component shows which route. A screen is a folder under screens/; none of them knows another.
import type { Component } from 'svelte';
import type { Route, ScreenName } from './lib/state/navigation.svelte';

// Each component takes its route's particulars as props: ArticleScreen { id, version, sentence, search }, and so on.
const FILES: Record<ScreenName, string> = {
  library: './screens/library/LibraryScreen.svelte',
  article: './screens/article/ArticleScreen.svelte',
  compare: './screens/compare/CompareScreen.svelte',
  versions: './screens/versions/VersionsScreen.svelte',
  stories: './screens/story/StoriesScreen.svelte',
  story: './screens/story/StoryScreen.svelte',
  speakers: './screens/speakers/SpeakersScreen.svelte',
  speaker: './screens/speakers/SpeakerScreen.svelte',
  review: './screens/review/ReviewScreen.svelte',
  settings: './screens/settings/SettingsScreen.svelte',
};

type Props = Record<string, unknown>;
const found = import.meta.glob<{ default: Component<Props> }>('./screens/*/*Screen.svelte', { eager: true });

/** The component of a route, or null while its screen is not built. */
export const screenOf = (name: ScreenName): Component<Props> | null => found[FILES[name]]?.default ?? null;

/** The route without its name, as props. */
export function propsOf(route: Route): Props {
  const { screen: _screen, ...props } = route;
  return props;
}
