/** Given names that English-language news meets often, by the pronoun that goes with them. Hand-picked; names of both are left out. */
const HE = `aaron abdul abdullah abraham adam adrian ahmed ahmad alan albert alberto alejandro alexander ali allan amir andre andrei andrew anthony
	antonio antony ari arthur arturo barack barry bashar ben benjamin benny bernard bernie bill bob boris brad brandon brett brian bruce bryan
	carl carlos charles chris christopher chuck clarence claude clint colin craig dan daniel dave david dean dennis derek diego dmitry dominic
	don donald doug douglas ed eddie eduardo edward elon emmanuel enrique eric ernest esteban ethan eugene evan felipe felix fernando francis
	francisco frank franklin fred frederick gary gavin geoffrey george gerald gerard giorgio giovanni glenn gordon graham greg gregory guillermo
	gustavo hamid harold harry hassan hector henry herbert howard hugh hussein ian ibrahim igor isaac ismail ivan jack jacob jacques jake
	jamal james jared javier jason jeff jeffrey jeremy jerome jerry jim jimmy joachim joe joel johannes john johnny jon jonathan jorge jose
	joseph joshua josh juan julian julio justin karl keir keith ken kenneth kevin khalid khalil kyle larry lawrence lee leo leon leonard lloyd
	louis luis luke mahmoud majed manuel marc marco marcus mario mark martin matt matthew max michael miguel mike mitch mohamed mohammad
	mohammed muhammad mustafa narendra nathan neil nelson nicholas nick nicolas nigel noah norman oliver olaf omar oscar osama otto owen pablo
	patrick paul pedro pete peter phil philip phillip pierre rafael ralph ramon randy raul ray raymond ricardo richard rick rob robert roberto
	rodrigo roger ron ronald ross roy rupert russell ryan saeed salman samuel sanjay scott sean sebastian sergei sergey sergio seth shinzo
	simon stanley stefan stephen steve steven stuart tariq ted terry theodore thomas tim timothy tobias todd tom tommy tony travis trevor
	tyler victor vincent vladimir volodymyr walter warren wayne will william xavier yahya yitzhak yousef yusuf zachary zhang fawzi mehmet recep`;
const SHE = `abigail agnes aisha alexandra alexandria alice alicia alison amanda amber amelia amy ana andrea angela angelina anita ann anna anne
	annette annie antonia april ariana ashley audrey barbara beatrice becky bella beth betty beverly bonnie brenda bridget brittany camila
	carla carmen carol caroline carolyn catherine cathy cecilia charlotte cheryl chloe christina christine claire clara claudia condoleezza
	connie courtney cristina crystal cynthia daniela danielle deborah debra denise diana diane dolores donna doris dorothy edith eileen
	elaine eleanor elena elizabeth ella ellen emily emma erika erin esther eva eve evelyn fatima felicity fiona florence frances gabriela
	gina giorgia giulia gloria grace greta gwen hannah harriet heather heidi helen hillary hilary holly huma ida ingrid irene isabel isabella
	ivanka jacinda jackie jacqueline jane janet janice jasmine jeanne jennifer jenny jessica jill joan joanna joanne josephine joyce juanita
	judith judy julia juliana julie juliet kamala karen karin kate katherine kathleen kathryn kathy katie katrina kayla kelly kimberly kirsten
	kristen kristin laura lauren layla leah leila lena leslie lillian linda lisa liz lois loretta lori louise lucia lucy lydia lynn
	madeleine magdalena malala marcia margaret maria mariam marianne marie marilyn marina marion marjorie marta martha mary maryam maureen
	megan melania melanie melinda melissa mercedes mia michelle mildred miriam molly monica nadia nancy naomi natalia natalie natasha nicole
	nikki nina nora norma olga olivia pamela patricia paula pauline penelope penny petra phyllis priti priya rachel rebecca regina renee
	rhonda rita roberta rosa rosalind rose rosemary roxanne ruth sabrina sally samantha sandra sara sarah shannon sharon sheila sherry
	shirley silvia simone sofia sonia sophia sophie stacey stella stephanie susan susana susanne suzanne sylvia tamara tania tanya tara
	teresa theresa tiffany tina tracy ursula valerie vanessa vera veronica victoria virginia vivian wanda wendy yasmin yolanda yvette yvonne
	zainab zoe`;

const GENDERS: ReadonlyMap<string, 'he' | 'she'> = new Map([
	...HE.trim()
		.split(/\s+/)
		.map((name): [string, 'he'] => [name, 'he']),
	...SHE.trim()
		.split(/\s+/)
		.map((name): [string, 'she'] => [name, 'she']),
]);

/** The pronoun that goes with a given name, in lower case; undefined when the list does not say. */
export function pronounOf(given: string): 'he' | 'she' | undefined {
	return GENDERS.get(given);
}
