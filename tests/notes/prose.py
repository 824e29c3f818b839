"""An article as newspapers write them, without a sentence that stands twice."""

WRAPPED = """The bridge that nobody ordered

When the first lorry crossed the new bridge over the Ansel last October, the driver stopped halfway,
climbed down and took a photograph of his own wheels. He had, he told the radio that evening, “never in
thirty years been the first to do anything”.

The bridge is a handsome one: four hundred metres of pale concrete, a footpath on the southern side, and
lamps which the engineers chose because moths are said to dislike them. It cost sixty-one million, some
nine million less than had been feared. What it does not have is anybody who will admit to having asked
for it.

A decision without a decider

The minutes of the regional council, which this paper has read from 2011 onwards, mention the project
forty times. In none of them does a member propose it. It is “noted”, “welcomed”, “taken forward” and, in
the spring of 2016, “found to be beyond the point of return” — a phrase that the clerk of the time does
not remember writing.

“You have to understand how these things grow,” says Marta Oyelaran, who sat on the council for the
farmers’ list until she resigned in 2019. “Somebody draws a dotted line on a map so that a meeting has
something to look at. Two years later there is a budget for studying the line. By then it would be rude
to ask who drew it.”

Her former colleague Piet Lindqvist sees it differently. The old bridge, he points out, was closed for
forty-four days in a single winter, and ambulances from the eastern villages had to go round by Dorne. If
the price of safety was a little vagueness on paper, he for one would pay it again.

What the traffic says

Since the opening, counters under the road have registered 5,200 vehicles a day. The forecast in the
planning documents was 14,000. Officials call the number encouraging; it may, they add, rise once the
industrial estate on the far bank has been built. The estate has not yet been approved, and the two
companies that once expressed an interest have since gone elsewhere.

Economists who study such forecasts are not surprised. In a sample of 210 road projects, the traffic was
overestimated in about half of the cases by more than a fifth, according to a study from Aalborg that is
now almost twenty years old and has lost none of its sting. Nobody lies, its authors suggest: those who
are cautious simply do not get their bridges.

Walking across

On a Sunday in March the footpath is busy. A family has brought kites. Two pensioners in identical coats,
who turn out not to know each other, are leaning on the rail and watching the water, which is high and
brown after the thaw. Would they have voted for the bridge, had there been a vote?

“Not at that price,” says the first. “But I come here every day now,” says the second, and looks down
again. Beneath them, on the third pillar, somebody has already painted a question mark, neatly, in white."""

ARTICLE = "\n\n".join(" ".join(paragraph.split()) for paragraph in WRAPPED.split("\n\n"))
